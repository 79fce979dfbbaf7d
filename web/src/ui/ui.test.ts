import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextBeginningWith, type MenuItem } from "./menu.ts";
import { placed } from "./placing.ts";
import { toasts } from "./toasts.svelte.ts";

const room = { width: 1000, height: 600 };

describe("something that floats", () => {
  const anchor = { left: 100, top: 100, width: 40, height: 30 };

  it("stands below its anchor, in line with it", () => {
    expect(placed(anchor, { width: 200, height: 80 }, "start", room)).toEqual({ x: 100, y: 136 });
    expect(placed({ ...anchor, left: 500 }, { width: 200, height: 80 }, "end", room)).toEqual({ x: 340, y: 136 });
    expect(placed({ ...anchor, left: 500 }, { width: 20, height: 80 }, "middle", room)).toEqual({ x: 510, y: 136 });
  });

  it("stands above it where there is no room below", () => {
    expect(placed({ ...anchor, top: 550 }, { width: 200, height: 80 }, "start", room).y).toBe(464);
  });

  it("stands at the foot of the window where there is room on neither side", () => {
    expect(placed({ ...anchor, top: 300 }, { width: 200, height: 400 }, "start", room).y).toBe(192);
  });

  it("is wholly in the window, wherever its anchor is", () => {
    expect(placed({ ...anchor, left: 980, top: 590 }, { width: 200, height: 80 }, "start", room)).toEqual({ x: 792, y: 504 });
    expect(placed({ ...anchor, left: -50, top: -80 }, { width: 200, height: 80 }, "end", room)).toEqual({ x: 8, y: 8 });
  });
});

describe("typing in a menu", () => {
  const item = (label: string, disabled = false): MenuItem => ({ label, disabled, run: () => undefined });
  const items = [item("Delete"), item("Duplicate"), item("Download", true), item("Éditer")];

  it("goes round to the next that begins so and can be chosen", () => {
    expect(nextBeginningWith(items, "d", 0)).toBe(1);
    expect(nextBeginningWith(items, "d", 1)).toBe(0);
    expect(nextBeginningWith(items, "du", -1)).toBe(1);
    expect(nextBeginningWith(items, "x", 0)).toBe(-1);
  });
});

describe("messages", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    for (const toast of toasts.list) toasts.close(toast.id);
    vi.useRealTimers();
  });

  it("go away by themselves, but not while somebody reads them", () => {
    toasts.show("Saved.");
    const [shown] = toasts.list;
    if (!shown) throw new Error("a message");
    toasts.pause(shown.id);
    vi.advanceTimersByTime(60_000);
    expect(toasts.list).toHaveLength(1);
    toasts.resume(shown);
    vi.advanceTimersByTime(8000);
    expect(toasts.list).toHaveLength(0);
  });

  it("stay until they are closed where something went wrong", () => {
    toasts.show("The disk is full.", { tone: "bad" });
    vi.advanceTimersByTime(60_000);
    expect(toasts.list.map((toast) => toast.text)).toEqual(["The disk is full."]);
  });

  it("are three at most, and each is said once", () => {
    for (const text of ["a", "b", "c", "d", "c"]) toasts.show(text);
    expect(toasts.list.map((toast) => toast.text)).toEqual(["b", "d", "c"]);
  });

  it("do not push away what went wrong, which nobody may have read", () => {
    toasts.show("The disk is full.", { tone: "bad" });
    for (const text of ["a", "b", "c"]) toasts.show(text);
    expect(toasts.list.map((toast) => toast.text)).toEqual(["The disk is full.", "b", "c"]);
  });

  it("give way to a newer one about the same", () => {
    toasts.show("Deleted.", { about: "map a" });
    toasts.show("Other.", { about: "map b" });
    toasts.show("Undone.", { about: "map a" });
    expect(toasts.list.map((toast) => toast.text)).toEqual(["Other.", "Undone."]);
  });
});
