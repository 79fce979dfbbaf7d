import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../i18n/index.ts";
import type { Draft, Level } from "./contract.ts";
import { aboutFigures, aboutLevel, rawOf, readingOf, warnings } from "./told.ts";

const level = (merged: readonly string[], into: string | null): Level => ({ steps: 3, merged: [...merged], into });
const draft = (record: object, figures: object = {}): Draft => ({ record, figures }) as unknown as Draft;

beforeAll(() => speak("en"));

describe("what a level takes together", () => {
  it("is told by the name that stays", () => {
    expect(aboutLevel(level(["Check", "Decide"], "Check"))).toBe("“Decide” is taken together with “Check”.");
    expect(aboutLevel(level(["Check", "Decide"], "Decide"))).toBe("“Check” is taken together with “Decide”.");
    expect(aboutLevel(level(["Check", "Decide"], "Judges"))).toBe("“Check” and “Decide” are taken together as “Judges”.");
  });
  it("is nothing at the finest", () => {
    expect(aboutLevel(level([], null))).toBe("Every touchpoint is a step of its own.");
    expect(aboutLevel(undefined)).toBe("Every touchpoint is a step of its own.");
  });
});

describe("data that says little", () => {
  const usual = { customers: 80, touchpoints: [{ name: "A" }, { name: "B" }], single_contact: 0.4 };
  it("says so", () => {
    expect(warnings(draft(usual))).toEqual([]);
    expect(warnings(draft({ ...usual, customers: 1 }))[0]).toContain("one customer alone");
    expect(warnings(draft({ ...usual, touchpoints: [{ name: "Click" }] }))[0]).toContain("“Click”");
    expect(warnings(draft({ ...usual, single_contact: 1 }))[0]).toContain("one contact");
  });
  it("says whose figures they are", () => {
    expect(aboutFigures(draft({ customers: 80 }, { every: 1, customers: 80 }))).toBe("Figures of all 80 customers on the map.");
    expect(aboutFigures(draft({ customers: 900 }, { every: 10, customers: 90 }))).toContain("90 customers: one in 10 of 900");
  });
});

it("a touchpoint is chosen by its raw name, and by its channel where that tells it apart", () => {
  const touchpoint = (channel: string | null) => ({ raw: ["contact"], channel }) as unknown as Draft["record"]["touchpoints"][number];
  expect(rawOf(touchpoint(null))).toBe("contact");
  expect(rawOf(touchpoint("phone"))).toBe("contact phone");
});

it("every step of a draft is measured", () => {
  const step = { id: "a", customers: 3, paths: 3, not_seen_again: { value: 1, n: 3, low: 0, high: 1 } };
  const found = readingOf({ steps: [step], transitions: [] } as unknown as Draft["figures"]);
  expect(found.stations.get("a")).toEqual({ customers: 3, paths: 3, unseen: step.not_seen_again, measurable: true });
});
