import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Chart } from "../Chart";
import { topOf } from "../scale";

const point = (mark: string, value: number | null) => ({ key: mark, mark, value, text: value === null ? "" : String(value) });

describe("a chart", () => {
  it("is one picture with its words, and bars from the axis up", () => {
    const { container } = render(<Chart form="bars" label="各月超时" points={[point("01", 5), point("02", 10)]} low={0} high={10} ticks={[5]} />);
    expect(screen.getByRole("img", { name: "各月超时" })).toBeTruthy();
    const bars = [...container.querySelectorAll("rect")].map((one) => [one.getAttribute("y"), one.getAttribute("height")]);
    expect(bars).toEqual([["50", "50"], ["0", "100"]]);
  });

  it("draws a line through the figures that there are", () => {
    const { container } = render(<Chart form="line" label="人数" points={[point("1", null), point("4", 20), point("8", 5)]} low={0} high={20} borders={[5]} />);
    expect(container.querySelector("polyline")?.getAttribute("points")).toBe("50,0 83.33333333333334,75");
  });

  it("reaches to a round figure", () => {
    expect([0, 1, 5, 7, 10, 11, 34, 56, 4001].map((one) => topOf([one]))).toEqual([1, 1, 6, 8, 10, 20, 40, 60, 6000]);
  });
});
