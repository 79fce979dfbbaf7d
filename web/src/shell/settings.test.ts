import { describe, expect, it } from "vitest";
import { COLOURS, restored, settings } from "./settings.svelte.ts";

describe("settings", () => {
  it("begin with the system's theme and a colour of ours", () => {
    const begun = restored(null);
    expect(begun.theme).toBe("system");
    expect(begun.name).toBe("");
    expect(COLOURS).toContain(begun.colour);
  });

  it("make whole what is spoiled", () => {
    for (const text of ["{", "null", "3", '{"theme":"pink","name":4,"colour":"phase-99"}']) {
      const made = restored(text);
      expect(made.theme).toBe("system");
      expect(made.name).toBe("");
      expect(COLOURS).toContain(made.colour);
    }
  });

  it("come back as they were kept", () => {
    Object.assign(settings, { theme: "dark", name: "Noor", colour: "phase-7" });
    settings.keep();
    Object.assign(settings, { theme: "light", name: "", colour: "phase-1" });
    settings.restore();
    expect([settings.theme, settings.name, settings.colour]).toEqual(["dark", "Noor", "phase-7"]);
    expect(document.documentElement.dataset["theme"]).toBe("dark");
  });
});
