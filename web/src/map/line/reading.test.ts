import { beforeEach, expect, test } from "vitest";
import type { StepView, TouchpointView } from "../../document/views.ts";
import { speak } from "../../i18n/index.ts";
import { journeyLine } from "../../geometry/line.ts";
import type { Reality } from "../session.svelte.ts";
import { aboutLine, aboutStation, LINE_WORDS, lineWords, readingOf, returnsOutOfSight } from "./reading.ts";

const column = (step: string, phaseIndex: number) => ({ step, phaseIndex, x: 0, width: 100 });
const back = (paths: number, of: number, foreseen: boolean) => ({ start: column("b", 1), end: column("a", foreseen ? 1 : 0), paths, of, foreseen });

beforeEach(() => speak("nl"));

test("enough paths are told as a percentage", () => {
  expect(LINE_WORDS.returns(back(12, 30, true))).toBe("40% eerst terug");
  expect(LINE_WORDS.returns(back(3, 30, false))).toBe("10% terug, niet op de kaart");
  expect(LINE_WORDS.unseen({ value: 0.52, n: 4266 }, true)).toBe("52% niet meer gezien");
  expect(LINE_WORDS.unseen({ value: 0.27, n: 4266 }, false)).toBe("27%");
});

test("almost all is not said to be all", () => {
  expect(LINE_WORDS.unseen({ value: 0.997, n: 1000 }, true)).toBe(">99% niet meer gezien");
  expect(LINE_WORDS.unseen({ value: 1, n: 1000 }, false)).toBe("100%");
  expect(LINE_WORDS.returns(back(998, 1000, true))).toBe(">99% eerst terug");
});

test("ways back to a step that is not in sight are told where they begin", () => {
  const all = [column("a", 0), column("b", 1), column("c", 1)];
  const station = { customers: 100, paths: 100, unseen: null, measurable: true };
  const ways = [["b", "a", 30], ["c", "a", 40], ["c", "b", 50], ["a", "c", 60]] as const;
  const reading = { stations: new Map(all.map(({ step }) => [step, station])), ways: ways.map(([from, to, paths]) => ({ from, to, paths })) };
  const told = (inSight: typeof all) => returnsOutOfSight(reading, inSight, all).map(({ start, end, foreseen }) => [start.step, end.step, foreseen]);
  expect(told(all.slice(1))).toEqual([["c", "a", false], ["b", "a", false]]);
  expect(told(all.slice(0, 1))).toEqual([]);
  expect(told(all)).toEqual([]);
});

test("under thirty paths are counted", () => {
  expect(LINE_WORDS.returns(back(12, 29, true))).toBe("12 van de 29 eerst terug");
  expect(LINE_WORDS.returns(back(3, 29, false))).toBe("3 van de 29 terug, niet op de kaart");
  expect(LINE_WORDS.unseen({ value: 8 / 20, n: 20 }, false)).toBe("8 van de 20 niet meer gezien");
});

test("two ways back that say the same say where they go", () => {
  const steps = ["a", "b", "c"].map((id): StepView => ({
    id, phase: "p", name: id.toUpperCase(), touchpoints: [], emotions: [], expectation: "", momentOfTruth: null, journey: null,
  }));
  const from = { ...back(40, 100, true), start: column("c", 1) };
  const words = (other: number, to: string) =>
    lineWords({ stations: new Map(), ways: [{ from: "c", to: "a", paths: 40 }, { from: "c", to, paths: other }] }, steps).returns(from);
  expect(words(40, "b")).toBe("40% eerst terug, naar ‘A’");
  expect(words(30, "b")).toBe("40% eerst terug");
  expect(words(40, "d")).toBe("40% eerst terug");
});

test("a step is measurable where contacts are or a rule could place them, and has no figures where nothing is said", () => {
  const step = (id: string, touchpoints: readonly string[]): StepView => ({
    id, phase: "p", name: id, touchpoints, emotions: [], expectation: "", momentOfTruth: null, journey: null,
  });
  const touchpoint = (id: string, at: string | null): TouchpointView => ({
    id, name: id, channel: "", online: null, direct: null, media: null, owner: "", assets: [], cost: "", description: "",
    icon: null, momentOfTruth: null, rules: [{ key: "r", conditions: { name: "x" }, at }],
  });
  const reality = { steps: [], transitions: { steps: [], touchpoints: [] } } as unknown as Reality;
  const reading = readingOf(reality, [step("a", ["t"]), step("b", ["t"]), step("c", [])], [touchpoint("t", "a")]);
  expect([...reading.stations].map(([id, { measurable, customers }]) => [id, measurable, customers])).toEqual([
    ["a", true, 0],
    ["b", false, 0],
    ["c", false, 0],
  ]);
});

test("the line is told: the busiest step, the ways back, who is not seen again, and how many ways are folded", () => {
  const step = (id: string): StepView => ({
    id, phase: "p", name: id.toUpperCase(), touchpoints: ["t"], emotions: [], expectation: "", momentOfTruth: id === "b" ? { claimedBy: "", why: "De keus", confirmed: null } : null, journey: null,
  });
  const steps = [step("a"), step("b"), step("c")];
  const figures = (id: string, customers: number, gone: number) => ({
    id, customers, paths: 100, contacts: 100, not_seen_again: { value: gone, low: gone - 0.05, high: gone + 0.05, n: 100 },
  });
  const way = (from: string, to: string, paths: number) => ({ from, to, paths });
  const reality = {
    steps: [figures("a", 60, 0), figures("b", 90, 0.5), { ...figures("c", 0, 0), contacts: 0 }],
    transitions: { steps: [way("b", "a", 40), way("c", "b", 1)] },
  } as unknown as Reality;
  const reading = readingOf(reality, steps, []);
  expect([...reading.stations.values()].map(({ customers, paths }) => [customers, paths])).toEqual([[60, 100], [90, 100], [0, 100]]);
  const plan = journeyLine(
    ["a", "b", "c"].map((id, index) => ({ ...column(id, 0), x: index * 120 })),
    reading,
    new Set(["b"]),
    lineWords(reading, steps),
    (words) => ({ lines: [words], width: 6 * words.length }),
    { left: 0, right: 400 },
  );
  const name = (id: string): string => id.toUpperCase();
  expect(aboutLine(plan, reality, name)).toBe(
    "3 stappen. 90 klanten bij de drukste stap, B. Van B terug naar A: 40% eerst terug (n = 100). " +
      "B: 50% niet meer gezien in deze klantdata (45–55%, n = 100). 1 kleinere weg terug is niet getekend.",
  );
  expect(aboutLine({ ...plan, folded: 0 }, reality, name)).not.toContain("niet getekend");
  expect(aboutLine(plan, null, name)).toContain("nog geen klantdata");
  const about = plan.stations.map((station, index) => aboutStation(station, steps[index] ?? step("?"), plan, reality.steps[index]));
  expect(about).toEqual(["A, 60 klanten", "B, 90 klanten, 50% niet meer gezien, moment of truth: De keus", "C, niet te meten: geen touchpoint met regels"]);
});
