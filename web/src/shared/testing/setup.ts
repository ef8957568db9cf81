import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { setLanguage } from "@/shared/i18n";

/** jsdom lays nothing out, so nothing is ever observed to change its size. */
class StillObserver implements ResizeObserver {
  observe(): void {
    return undefined;
  }
  unobserve(): void {
    return undefined;
  }
  disconnect(): void {
    return undefined;
  }
}

globalThis.ResizeObserver = StillObserver;
setLanguage("zh");
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});
