import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tooltip } from "./tooltip.ts";

describe("a tooltip", () => {
  let anchor: HTMLElement;
  const shown = (): string | null => document.querySelector(".tooltip")?.textContent ?? null;
  const point = (): void => {
    anchor.dispatchEvent(new Event("pointerenter"));
    vi.advanceTimersByTime(1000);
  };
  let away: void | (() => void);

  function put(html: string): void {
    document.body.innerHTML = `<div>${html}</div>`;
    anchor = document.querySelector("div") ?? document.body;
    away = tooltip("What do customers do?")(anchor);
  }

  beforeEach(() => {
    vi.useFakeTimers();
    Object.assign(HTMLElement.prototype, { showPopover: () => undefined }); // jsdom knows no popovers
  });
  afterEach(() => {
    away?.();
    vi.useRealTimers();
  });

  it("comes where the pointer rests, and goes by Esc", () => {
    put("<i></i>");
    point();
    expect(shown()).toBe("What do customers do?");
    anchor.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(shown()).toBeNull();
  });

  it("does not come to a finger, which presses and does not ask", () => {
    put("<i></i>");
    anchor.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "touch" }));
    vi.advanceTimersByTime(1000);
    expect(shown()).toBeNull();
  });

  it("does not repeat what stands there in full", () => {
    put("<p>What do customers do?</p>");
    point();
    expect(shown()).toBeNull();
  });

  it("comes where a part of it is cut off", () => {
    put("<p>What do customers do?</p>");
    Object.defineProperty(anchor.querySelector("p"), "scrollHeight", { value: 60 });
    point();
    expect(shown()).toBe("What do customers do?");
  });

  it("leaves with its anchor", () => {
    put("<i></i>");
    point();
    away?.();
    expect(shown()).toBeNull();
  });
});
