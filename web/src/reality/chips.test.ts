import { beforeAll, beforeEach, expect, test } from "vitest";
import { speak } from "../i18n/index.ts";
import { chipsOf, CHIPS, isPain } from "./chips.ts";
import { chosenChips, restored } from "./chosen_chips.svelte.ts";
import type { Difference, PlaceDifferences, PlaceFigures, Share } from "./contract.ts";

beforeAll(() => speak("en"));

const share = (hits: number, n: number): Share => ({ value: n === 0 ? null : hits / n, n, low: hits / n - 0.02, high: hits / n + 0.02 });
const none = share(0, 400);
const figures = (paths: number, unseen: Share): PlaceFigures => ({
  id: "price", customers: paths, paths, contacts: paths * 2,
  reaches: share(paths, 1000), goes_on: share(paths * 0.4, paths), fell_back: none, ended_well: none, still_open: none, not_seen_again: unseen,
  returns: share(paths * 0.1, paths),
  time_to_next: { n: paths, q1_seconds: 60, median_seconds: 7200, q3_seconds: 86_400, median_low_seconds: null, median_high_seconds: null },
});
const difference = (value: number, sure: boolean, few = false): Difference => ({ value, low: value - 0.03, high: value + 0.03, sure, few });
const same = difference(0, false);
const differences = (unseen: Difference, goesOn = same): PlaceDifferences => ({
  id: "price", reaches: same, goes_on: goesOn, fell_back: same, ended_well: same, still_open: same, not_seen_again: unseen, returns: same,
  time_to_next: { seconds: 3600, low_seconds: 600, high_seconds: 7000, sure: true, few: false },
});

test("each chosen figure is told in its own words, with n and interval one glance further", () => {
  const chips = chipsOf(CHIPS, figures(400, share(208, 400)), null);
  expect(chips.map(({ words }) => words)).toEqual(["400 customers", "40% go on", "10% go back", "52% not seen again", "2 h to the next"]);
  expect(chips[3]).toMatchObject({ tone: "bad", about: "52% not seen again in this data (50–54%, n = 400)." });
  expect(chipsOf(["customers"], figures(400, none), null)).toHaveLength(1);
});

test("few are counted, and what cannot be measured is left out", () => {
  const few = figures(20, share(8, 20));
  expect(chipsOf(CHIPS, few, null).map(({ words, tone }) => [words, tone])).toEqual([
    ["20 customers", "plain"], ["8 of 20 go on", "plain"], ["2 of 20 go back", "plain"], ["8 of 20 not seen again", "plain"],
  ]);
  expect(isPain(few)).toBe(false);
  expect(chipsOf(["notSeenAgain", "time"], { ...few, not_seen_again: share(0, 0) }, null)).toEqual([]);
});

test("beside another group a difference stands behind the figure, coloured only where it is sure", () => {
  const here = figures(400, share(208, 400));
  const told = (one: PlaceDifferences) => chipsOf(["notSeenAgain"], here, { differences: one, group: "2025" })[0];
  expect(told(differences(difference(0.06, true)))).toMatchObject({
    words: "52% (+6) not seen again", tone: "bad",
    about: "52% not seen again in this data (50–54%, n = 400). 6 percentage points more than 2025 (95%: +3 to +9).",
  });
  expect(told(differences(difference(-0.06, true)))).toMatchObject({ words: "52% (−6) not seen again", tone: "good" });
  expect(told(differences(difference(0.02, false)))).toMatchObject({ words: "52% (+2) not seen again", tone: "plain" });
  expect(told(differences(difference(0.02, false)))?.about).toContain("No sure difference from 2025 (95%: −1 to +5 percentage points).");
  expect(told(differences(difference(0.3, false, true)))).toMatchObject({ words: "52% not seen again", tone: "plain" });
  expect(chipsOf(["goesOn", "time"], here, { differences: differences(same, difference(0.1, true)), group: "2025" }).map(({ words, tone }) => [words, tone])).toEqual([
    ["40% (+10) go on", "good"], ["2 h (+1 h) to the next", "sure"],
  ]);
});

beforeEach(() => localStorage.clear());

test("what somebody chose is kept, and what is spoiled begins anew", () => {
  const atFirst = restored(null);
  expect(atFirst).toEqual({ steps: ["customers"], touchpoints: ["customers", "notSeenAgain"] });
  expect([restored("{"), restored("[]"), restored('{"steps": 3}')]).toEqual([atFirst, atFirst, atFirst]);
  chosenChips.set("touchpoints", "time", true);
  chosenChips.set("touchpoints", "customers", false);
  expect(chosenChips.at("touchpoints")).toEqual(["notSeenAgain", "time"]);
  expect(restored(localStorage.getItem("reiskaart.figures"))).toEqual({ steps: ["customers"], touchpoints: ["notSeenAgain", "time"] });
});
