import { describe, expect, it } from "vitest";
import { formatDate, formatMoment, fromZonedInput, momentOfDay, toZonedInput } from "../moment";

describe("formatMoment", () => {
  const midnight = "2026-10-03T16:00:00Z";

  it("writes a due time at midnight as 24:00 of the day before", () => {
    expect(formatMoment(midnight, "zh", { dayEnd: true })).toBe("2026年10月3日 24:00");
    expect(formatMoment(midnight, "en", { dayEnd: true, weekday: true })).toBe("Sat 3 Oct 2026 24:00");
  });

  it("writes other moments at midnight as 00:00", () => {
    expect(formatMoment(midnight, "zh")).toBe("2026年10月4日 00:00");
  });

  it("keeps a second past midnight on its own day", () => {
    expect(formatMoment("2026-10-03T16:00:01Z", "zh", { dayEnd: true, seconds: true })).toBe("2026年10月4日 00:00:01");
  });

  it("steps back over the end of a year", () => {
    expect(formatMoment("2026-12-31T16:00:00Z", "zh", { dayEnd: true, weekday: true })).toBe("2026年12月31日 周四 24:00");
  });

  it("leaves out the year that is running", () => {
    const near = Date.parse("2026-05-01T00:00:00Z");
    expect(formatMoment("2026-10-01T02:30:00Z", "zh", { near })).toBe("10月1日 10:30");
    expect(formatMoment("2025-10-01T02:30:00Z", "zh", { near })).toBe("2025年10月1日 10:30");
  });

  it("reads the zone that it is given", () => {
    expect(formatMoment("2026-10-01T02:30:00Z", "en", { zone: "Europe/Berlin" })).toBe("1 Oct 2026 04:30");
  });
});

describe("zoned input", () => {
  it("means the contract's zone, whatever the reader's machine says", () => {
    expect(fromZonedInput("2026-10-03T09:15")).toBe("2026-10-03T01:15:00.000Z");
    expect(toZonedInput(Date.parse("2026-10-03T01:15:00Z"))).toBe("2026-10-03T09:15");
  });

  it("follows summer time", () => {
    expect(fromZonedInput("2026-03-29T12:00", "Europe/Berlin")).toBe("2026-03-29T10:00:00.000Z");
    expect(fromZonedInput("2026-01-29T12:00", "Europe/Berlin")).toBe("2026-01-29T11:00:00.000Z");
  });
});

it("reads a day as its beginning or its end in the zone, and nothing that is no day", () => {
  expect(momentOfDay("2026-10-01")).toBe("2026-09-30T16:00:00.000Z");
  expect(momentOfDay("2026-12-31", { end: true })).toBe("2026-12-31T16:00:00.000Z");
  expect(momentOfDay("2026-10-01", { zone: "Europe/Berlin" })).toBe("2026-09-30T22:00:00.000Z");
  expect([momentOfDay(""), momentOfDay("2026-13-01"), momentOfDay("2026-10-01T00:00")]).toEqual([undefined, undefined, undefined]);
});

it("formats a plain date", () => {
  expect(formatDate("2026-01-31", "zh")).toBe("2026年1月31日");
  expect(formatDate("2026-01-31", "en")).toBe("31 Jan 2026");
});
