import { describe, expect, it } from "vitest";
import type { PhaseView, StepView } from "../../document/views.ts";
import type { PhaseModel } from "../session.svelte.ts";
import { proposePhases } from "./proposing.ts";

function phases(...ids: string[]): PhaseView[] {
  return ids.map((id) => ({ id, name: id, goal: "" }));
}

function steps(...places: [string, string][]): StepView[] {
  return places.map(([id, phase]) => ({
    id, phase, name: id, touchpoints: [], emotions: [], expectation: "", momentOfTruth: null, journey: null,
  }));
}

function model(...ids: string[]): PhaseModel {
  return { id: "wanted", name: "Wanted", fits: "", phases: ids.map((id) => ({ id, name: id.toUpperCase(), customer: "", brand: "" })) };
}

describe("proposePhases", () => {
  it("keeps the steps of a phase that both models have", () => {
    const proposed = proposePhases(phases("awareness", "action"), steps(["look", "awareness"], ["buy", "action"]), model("attention", "desire", "action"));
    expect([...proposed]).toEqual([["look", "attention"], ["buy", "action"]]);
  });

  it("goes by what customers do in a phase where names differ", () => {
    const from = phases("awareness", "consideration", "decision", "action", "loyalty");
    const all = steps(["a", "awareness"], ["b", "consideration"], ["c", "decision"], ["d", "action"], ["e", "loyalty"]);
    expect([...proposePhases(from, all, model("see", "think", "do", "care")).values()]).toEqual(["see", "think", "think", "do", "care"]);
  });

  it("goes by name, without upper and lower case", () => {
    expect(proposePhases([{ id: "own", name: "do", goal: "" }], steps(["a", "own"]), model("see", "think", "do")).get("a")).toBe("do");
  });

  it("goes by the part of the way for phases of one's own", () => {
    const proposed = proposePhases(phases("one", "two", "three"), steps(["a", "one"], ["b", "two"], ["c", "three"]), model("see", "think", "do", "care", "more"));
    expect([...proposed.values()]).toEqual(["see", "do", "more"]);
  });

  it("never puts a step before one that it follows", () => {
    const proposed = proposePhases(phases("loyalty", "awareness"), steps(["a", "loyalty"], ["b", "awareness"]), model("see", "care"));
    expect([...proposed.values()]).toEqual(["care", "care"]);
  });
});
