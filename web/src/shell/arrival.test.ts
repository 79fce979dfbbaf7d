import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchScroll } from "./arrival.ts";
import { keptScroll, navigate } from "./router.ts";

function scroll(to: number): void {
  Object.defineProperty(window, "scrollY", { value: to, configurable: true });
  window.dispatchEvent(new Event("scroll"));
}

describe("how far a page was scrolled", () => {
  let stop: () => void;
  beforeEach(() => {
    vi.useFakeTimers();
    navigate("/");
    stop = watchScroll();
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it("is kept when the scrolling has come to rest", () => {
    scroll(300);
    expect(keptScroll()).toBe(0);
    vi.advanceTimersByTime(200);
    expect(keptScroll()).toBe(300);
  });

  it("is not that of the page to which somebody went before it had come to rest", () => {
    scroll(300);
    navigate("/help");
    vi.advanceTimersByTime(200);
    expect(keptScroll()).toBe(0);
  });
});
