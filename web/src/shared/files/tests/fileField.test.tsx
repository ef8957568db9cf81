import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { setLanguage } from "@/shared/i18n";
import { FileField } from "../FileField";
import { FileList, filesOf } from "../FileList";
import type { Heard } from "../sending";
import { percent, sizeWords } from "../size";

const { begun, discard } = vi.hoisted(() => ({ begun: [] as { name: string; heard: Heard; calls: string[] }[], discard: vi.fn() }));

vi.mock("../sending", () => ({
  LARGEST: 1024 * 1024 * 1024,
  discard,
  prepare: (file: File, heard: Heard) => {
    const calls: string[] = [];
    begun.push({ name: file.name, heard, calls });
    return { start: () => calls.push("start"), pause: () => calls.push("pause"), giveUp: () => calls.push("giveUp") };
  },
}));

const last = () => {
  const found = begun[begun.length - 1];
  if (!found) throw new Error("nothing was begun");
  return found;
};

async function choose(name: string): Promise<{ onChange: ReturnType<typeof vi.fn>; onBusy: ReturnType<typeof vi.fn> }> {
  const onChange = vi.fn();
  const onBusy = vi.fn();
  render(<FileField label="附件" onChange={onChange} onBusy={onBusy} />);
  await userEvent.upload(screen.getByLabelText("附件", { selector: "input" }), new File(["hello"], name, { type: "text/plain" }));
  return { onChange, onBusy };
}

beforeEach(() => {
  begun.length = 0;
  discard.mockClear();
  setLanguage("zh");
});

it("uploads what is chosen and hands on the id when it is whole", async () => {
  const { onChange, onBusy } = await choose("日志.txt");
  expect(last().calls).toEqual(["start"]);
  expect(onBusy).toHaveBeenLastCalledWith(true);
  act(() => last().heard.onProgress(2));
  expect(screen.getByText(/已上传 40%/)).toBeTruthy();
  act(() => last().heard.onDone("id-1"));
  expect(onChange).toHaveBeenLastCalledWith(["id-1"]);
  expect(onBusy).toHaveBeenLastCalledWith(false);
});

it("pauses and goes on", async () => {
  await choose("a.txt");
  await userEvent.click(screen.getByRole("button", { name: "暂停上传 a.txt" }));
  await userEvent.click(screen.getByRole("button", { name: "继续上传 a.txt" }));
  expect(last().calls).toEqual(["start", "pause", "start"]);
});

it("says what the server said, and tries again", async () => {
  await choose("a.txt");
  act(() => last().heard.onFailed("附件存储空间不足，请联系管理员。"));
  expect(screen.getByRole("alert").textContent).toContain("附件存储空间不足");
  await userEvent.click(screen.getByRole("button", { name: "重新上传 a.txt" }));
  expect(last().calls).toEqual(["start", "start"]);
});

it("removes an upload on its way, and discards one that is whole", async () => {
  const { onChange } = await choose("a.txt");
  await userEvent.click(screen.getByRole("button", { name: "移除 a.txt" }));
  expect(last().calls).toEqual(["start", "giveUp"]);
  await userEvent.upload(screen.getByLabelText("附件", { selector: "input" }), new File(["x"], "b.txt"));
  act(() => last().heard.onDone("id-2"));
  await userEvent.click(screen.getByRole("button", { name: "移除 b.txt" }));
  expect(discard).toHaveBeenCalledWith("id-2");
  expect(onChange).toHaveBeenLastCalledWith([]);
});

it("takes a pasted picture", async () => {
  render(<FileField label="附件" onChange={vi.fn()} />);
  screen.getByRole("button", { name: "选择文件" }).focus();
  const picture = new File(["png"], "image.png", { type: "text/plain" });
  await userEvent.paste({ files: [picture], getData: () => "" } as unknown as DataTransfer);
  expect(begun.map((one) => one.name)).toEqual(["image.png"]);
});

it("shows pictures and papers, and lets everything be saved", () => {
  const files = filesOf([
    { id: "1", name: "现场.png", size: 2048, type: "image/png", sha256: "ab" },
    { id: "2", name: "<b>.html", size: 5, type: "text/html", sha256: "cd" },
    "nonsense",
  ]);
  render(<FileList files={files} />);
  expect(screen.getByRole("link", { name: "在新窗口查看 现场.png" }).getAttribute("href")).toBe("/api/desk/files/1?inline=true");
  expect(screen.queryByRole("link", { name: "在新窗口查看 <b>.html" })).toBeNull();
  expect(screen.getByRole("link", { name: "下载 <b>.html" }).getAttribute("href")).toBe("/api/desk/files/2");
});

it("tells sizes and shares", () => {
  expect([0, 1023, 1024, 3.4 * 1024 * 1024, 1024 ** 3].map(sizeWords)).toEqual(["0 B", "1023 B", "1 KB", "3.4 MB", "1 GB"]);
  expect([percent(0, 0), percent(999, 1000), percent(1000, 1000)]).toEqual([100, 99, 100]);
});
