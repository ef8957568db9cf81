import { describe, expect, it } from "vitest";
import { canSubscribe, deviceName } from "../components/subscribing";

describe("a browser that takes pushes", () => {
  it("is named by browser and system", () => {
    expect(deviceName("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0")).toBe("Edge · Windows");
    expect(deviceName("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe("Firefox · Linux");
    expect(deviceName("")).toBe("");
  });

  it("is not offered where the browser cannot", () => {
    expect(canSubscribe()).toBe(false);
  });
});
