import { describe, expect, it } from "vitest";

type Texts = Record<string, unknown>;
const files = import.meta.glob<{ default: Texts }>("/src/**/i18n/*.ts", { eager: true });
const sources = import.meta.glob<string>("/src/**/*.{ts,tsx}", { eager: true, query: "?raw", import: "default" });

function keys(texts: Texts, prefix = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === "string" ? [prefix + key] : keys(value as Texts, `${prefix}${key}.`)));
}

function at(texts: Texts, path: string): unknown {
  return path.split(".").reduce<unknown>((node, part) => (node as Texts | undefined)?.[part], texts);
}

const chinese = Object.keys(files).filter((path) => /\bzh\.ts$/.test(path));

describe.each(chinese)("%s", (path) => {
  const zh = files[path]?.default ?? {};
  const en = files[path.replace(/zh\.ts$/, "en.ts")]?.default ?? {};

  it("has the same keys in English", () => {
    expect(keys(en).sort()).toEqual(keys(zh).sort());
  });

  it("has no empty text and the same blanks to fill", () => {
    const blanks = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    for (const key of keys(zh)) {
      expect(at(zh, key), key).not.toBe("");
      if (at(en, key) !== undefined) expect(blanks(at(en, key)), key).toEqual(blanks(at(zh, key)));
    }
  });
});

it("has every text that a page asks for by name", () => {
  const known = new Set(chinese.flatMap((path) => keys(files[path]?.default ?? {})));
  const asked = Object.entries(sources)
    .filter(([path]) => !path.includes("/tests/"))
    .flatMap(([path, source]) => [...source.matchAll(/\bt\("([a-z]\w*(?:\.\w+)*)"/g)].map((match) => [path, match[1] ?? ""] as const));
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter(([, key]) => !known.has(key))).toEqual([]);
});
