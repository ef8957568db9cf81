import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Act } from "@/api/desk";
import "../i18n";
import { ActForm } from "../components/ActForm";
import { orderOf } from "../components/values";

const label = (zh: string) => ({ zh, en: zh });
const act: Act = {
  act: "correct",
  label: label("更正"),
  fields: [
    { name: "corrects", type: "entry", required: true, label: label("更正哪一条记录"), choices: [{ value: "3", label: label("3 · 响应") }], columns: null, side: null },
    { name: "void", type: "truth", required: false, label: label("作废该记录"), choices: null, columns: null, side: null },
    { name: "at", type: "moment", required: false, label: label("更正后的发生时间"), choices: null, columns: null, side: null },
    { name: "party", type: "line", required: false, label: label("第三方名称"), choices: null, columns: null, side: null },
    { name: "note", type: "paragraph", required: true, label: label("更正理由"), choices: null, columns: null, side: null },
  ],
};

function show(preset: Record<string, string> = {}) {
  const onSubmit = vi.fn();
  render(<ActForm act={act} number="A-2026-00001" preset={preset} draft="act.A-2026-00001.correct" busy={false} onSubmit={onSubmit} onCancel={() => undefined} />);
  return onSubmit;
}

describe("ActForm", () => {
  it("draws a control for each field, with its label", () => {
    show();
    expect(screen.getByLabelText(/更正哪一条记录/)).toHaveProperty("tagName", "SELECT");
    expect(screen.getByLabelText(/更正理由/)).toHaveProperty("tagName", "TEXTAREA");
    expect(screen.getByLabelText(/更正后的发生时间/)).toHaveProperty("type", "datetime-local");
  });

  it("sends nothing while a required field is empty, and says so at the field", async () => {
    const onSubmit = show();
    await userEvent.click(screen.getByRole("button", { name: /更\s?正/ }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getAllByText("请填写此项")).toHaveLength(2);
    expect(screen.getByLabelText(/更正理由/).getAttribute("aria-invalid")).toBe("true");
  });

  it("sends what was filled in, in the types of the fields", async () => {
    const onSubmit = show({ corrects: "3" });
    await userEvent.selectOptions(screen.getByLabelText(/作废该记录/), "是");
    await userEvent.type(screen.getByLabelText(/更正理由/), " 时间有误 ");
    await userEvent.click(screen.getByRole("button", { name: /更\s?正/ }));
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ note: "时间有误", fields: { corrects: 3, void: true } }, expect.any(Function));
  });

  it("keeps what was written over a session that ends, until it is sent", async () => {
    show({ corrects: "3" });
    await userEvent.type(screen.getByLabelText(/更正理由/), "写到一半");
    cleanup();
    const onSubmit = show({ corrects: "3" });
    expect(screen.getByLabelText(/更正理由/)).toHaveProperty("value", "写到一半");
    await userEvent.click(screen.getByRole("button", { name: /更\s?正/ }));
    (onSubmit.mock.calls[0]?.[1] as () => void)();
    cleanup();
    show();
    expect(screen.getByLabelText(/更正理由/)).toHaveProperty("value", "");
  });
});

it("reads moments in the contract's zone", () => {
  expect(orderOf(act.fields, { at: "2026-10-03T09:15" }, "Asia/Shanghai")).toEqual({ fields: { at: "2026-10-03T01:15:00.000Z" } });
  expect(orderOf(act.fields, { at: "2026-10-03T09:15" }, "Asia/Urumqi")).toEqual({ fields: { at: "2026-10-03T03:15:00.000Z" } });
});
