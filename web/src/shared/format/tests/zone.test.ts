import { expect, it } from "vitest";
import { zoneName } from "../zone";

it("names a zone in the reader's language", () => {
  expect(zoneName("Asia/Shanghai", "zh")).toBe("中国标准时间");
  expect(zoneName("Asia/Shanghai", "en")).toBe("China Standard Time");
});
