import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { blocksOf, Paragraphs } from "../components/Paragraphs";

describe("plain text", () => {
  it("becomes paragraphs and lists", () => {
    expect(blocksOf("先看证书\n再看网络\n\n- 导入\n- 重启\n\n完成")).toEqual([
      { isList: false, lines: ["先看证书", "再看网络"] },
      { isList: true, lines: ["导入", "重启"] },
      { isList: false, lines: ["完成"] },
    ]);
    expect(blocksOf("")).toEqual([]);
  });

  it("shows markup as it is written", () => {
    render(<Paragraphs text={'<img src=x onerror="alert(1)"> **b** [a](javascript:alert(1))'} />);
    expect(screen.getByText(/<img src=x/)).toBeTruthy();
    expect(document.querySelector("img, a, b")).toBeNull();
  });
});
