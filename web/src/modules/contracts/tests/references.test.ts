import { expect, it } from "vitest";
import type { Terms } from "@/api/terms";
import { referredWords } from "../terms/references";

const named = (id: string, zh: string) => ({ id, name: { zh, en: "" } });
const terms = { ladders: [named("late", "逾期升级")], obligations: [{ id: "check", what: { zh: "检查", en: "" } }] } as unknown as Terms;

it("turns an identifier into the words of what it names", () => {
  const own = { values: [named("unknown", "未查明")] };
  const words = (key: string, id: string) => referredWords(key, id, terms, own)?.zh;
  expect([words("ladder", "late"), words("either_or", "check"), words("default", "unknown")]).toEqual(["逾期升级", "检查", "未查明"]);
  expect([words("ladder", "check"), words("after", "term_ended"), words("due", "late")]).toEqual([undefined, undefined, undefined]);
});
