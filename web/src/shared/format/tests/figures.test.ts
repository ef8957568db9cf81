import { describe, expect, it } from "vitest";
import { formatCountdown, formatLength, formatSpan } from "../duration";
import { formatMoney, formatNumber, formatShare } from "../money";

describe("formatSpan", () => {
  it.each([
    [0, "0 秒"],
    [40, "40 秒"],
    [-7_500, "2 小时 5 分钟"],
    [600, "10 分钟"],
    [61, "1 分钟 1 秒"],
    [86_399, "23 小时 59 分钟"],
    [3_600, "1 小时"],
    [86_400 * 3 + 3_600 * 4 + 59, "3 天 4 小时"],
  ])("says %i seconds as %s", (seconds, words) => expect(formatSpan(seconds, "zh")).toBe(words));
});

describe("formatCountdown", () => {
  it.each([
    [0, "00:00:00"],
    [8_109, "02:15:09"],
    [-61, "00:01:01"],
    [86_400 + 3_600, "25:00:00"],
    [86_400 * 3 + 15_000, "3 天 04:10"],
  ])("shows %i seconds as %s", (seconds, figure) => expect(formatCountdown(seconds, "zh")).toBe(figure));
});

describe("formatLength", () => {
  it.each([
    ["30min", "30 分钟", "30 minutes"],
    ["1h", "1 小时", "1 hour"],
    ["10 workdays", "10 个工作日", "10 working days"],
    ["0 days", "当日内", "Same day"],
    ["2 weeks", "2 周", "2 weeks"],
    ["at_once", "立即", "At once"],
    ["none", "不设时限", "No limit"],
    ["something else", "something else", "something else"],
  ])("reads %s", (length, zh, en) => {
    expect(formatLength(length, "zh")).toBe(zh);
    expect(formatLength(length, "en")).toBe(en);
  });
});

describe("money", () => {
  it("groups figures and keeps the fen", () => {
    expect(formatMoney("742700.00", "zh")).toBe("742,700.00 元");
    expect(formatMoney("32769.7", "en")).toBe("CNY 32,769.70");
    expect(formatMoney("5", "zh")).toBe("5.00 元");
  });

  it("turns shares into per cent without rounding", () => {
    expect(formatShare("0.3")).toBe("30%");
    expect(formatShare("0.0001")).toBe("0.01%");
    expect(formatShare("1")).toBe("100%");
    expect(formatShare("1.005")).toBe("100.5%");
    expect(formatShare("0.05%")).toBe("0.05%");
  });

  it("drops zeros behind the point only", () => {
    expect(formatNumber("10.500")).toBe("10.5");
    expect(formatNumber("100")).toBe("100");
  });
});
