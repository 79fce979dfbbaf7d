import { describe, expect, it } from "vitest";
import type { Journey } from "./contract.ts";
import { GAP, layOut } from "./layout.ts";

const journey = {
  phases: [
    { id: "before", name: "Before", steps: [] },
    { id: "during", name: "During", steps: [{ id: "a", name: "A", touchpoints: ["x", "y"] }, { id: "b", name: "B", touchpoints: ["z"] }] },
    { id: "after", name: "After", steps: [{ id: "c", name: "C" }] },
  ],
} as unknown as Journey;

describe("the columns of a draft", () => {
  const found = layOut(journey, 1000);

  it("stand side by side, each within its phase", () => {
    for (const [one, other] of found.steps.slice(1).map((step, index) => [found.steps[index], step] as const))
      expect((one?.x ?? 0) + (one?.width ?? 0) + GAP).toBe(other.x);
    for (const step of found.steps) {
      const phase = found.phases[step.phaseIndex];
      expect(step.x).toBeGreaterThanOrEqual(phase?.x ?? Infinity);
      expect(step.x + step.width).toBeLessThanOrEqual((phase?.x ?? 0) + (phase?.width ?? 0));
    }
  });

  it("leave an empty phase its name", () => {
    expect(found.phases.map((phase) => phase.empty)).toEqual([true, false, false]);
    expect(found.phases[0]?.width).toBeGreaterThan(80);
  });

  it("fill the room, and go beyond it rather than get too narrow", () => {
    expect(found.width).toBeLessThanOrEqual(1000);
    expect(layOut(journey, 100).width).toBeGreaterThan(300);
  });

  it("are none where there is nothing", () => {
    expect(layOut({ phases: [] } as unknown as Journey, 500)).toEqual({ phases: [], steps: [], width: 0 });
  });
});
