import { describe, expect, it } from "vitest";
import { pressed, seenKeys } from "./keys.ts";

const press = (key: string, options: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, ...options });

describe("keys", () => {
  it("are written as they stand on the keyboard", () => {
    expect(seenKeys("Mod+z")).toBe("Ctrl Z");
    expect(seenKeys("Shift+Enter")).toBe("Shift Enter");
    expect(seenKeys("Mod++")).toBe("Ctrl +");
    expect(seenKeys("Alt+ArrowUp")).toBe("Alt ↑");
  });

  it("need exactly their modifiers", () => {
    expect(pressed(press("z", { ctrlKey: true }), "Mod+z")).toBe(true);
    expect(pressed(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+z")).toBe(false);
    expect(pressed(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+z")).toBe(true);
    expect(pressed(press("z"), "Mod+z")).toBe(false);
    expect(pressed(press("z", { ctrlKey: true, altKey: true }), "Mod+z")).toBe(false);
    expect(pressed(press("Enter"), "Enter")).toBe(true);
    expect(pressed(press("Enter", { shiftKey: true }), "Enter")).toBe(false);
  });

  it("that are signs may be typed with Shift or without", () => {
    expect(pressed(press("?", { shiftKey: true }), "?")).toBe(true);
    expect(pressed(press("+", { ctrlKey: true, shiftKey: true }), "Mod++")).toBe(true);
  });
});
