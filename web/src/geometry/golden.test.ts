// @vitest-environment node
/** The line and the curve stand where Python's pictures draw them; tests/golden/geometry holds what both must make. */
import { describe, expect, test } from "vitest";
import { emotionCurve, extremesOf, type Felt } from "./emotion.ts";
import type { Column, Station, Way } from "./flow.ts";
import type { Label, Setter, SetWords } from "./labels.ts";
import { journeyLine } from "./line.ts";
import type { Bounds } from "./returns.ts";
import type { Box } from "./shapes.ts";

interface Drawn {
  kind: string;
  id: string;
  paths: { d: string; line: number }[];
  labels: { words: string; x: number; y: number; anchor: string; lines: number }[];
}
interface Expected {
  height: number;
  groups: Drawn[];
}
interface Case {
  columns: Column[];
  bounds: Bounds;
  set: (SetWords & { words: string; room: number; bold: boolean })[];
  line: {
    moments: string[];
    reading: { stations: Record<string, Station>; ways: Way[] } | null;
    returns: Record<string, string>;
    unseen: Record<string, { short: string; long: string; n: number; value: number }>;
    expected: Expected;
  } | null;
  curve: { curves: { owner: string; feelings: { step: string; value: number; word: string; quote: string; highlight: string; pain: string }[] }[]; taken: Box[]; expected: Expected } | null;
}

const FILES = import.meta.glob<Case>("../../../tests/golden/geometry/*.json", { eager: true, import: "default" });
const cases = Object.entries(FILES).map(([file, given]): [string, Case] => [file.replace(/^.*\/|\.json$/g, ""), given]);

test("there are cases to compare with", () => {
  expect(cases.length).toBeGreaterThan(9);
});

/** Sets words as Python's typesetter did in this case. */
function setter({ set }: Case): Setter {
  return (words, room, bold) => {
    const found = set.find((one) => one.words === words && one.bold === bold && Math.abs(one.room - Math.min(room, 1e9)) < 1e-6);
    if (!found) throw new Error(`not set in this case: ${words} in ${room}${bold ? ", bold" : ""}`);
    return found;
  };
}

/** Numbers alike to 0.1 (each side rounds once), and the same letters between them. */
function expectPath(drawn: string, wanted: string): void {
  const number = /-?\d+(?:\.\d+)?/g;
  expect(drawn.replace(number, "#")).toBe(wanted.replace(number, "#"));
  const [have, want] = [drawn, wanted].map((d) => (d.match(number) ?? []).map(Number));
  have?.forEach((value, index) => expect(Math.abs(value - (want?.[index] ?? NaN))).toBeLessThan(0.11));
}

function expectLabel(label: Label | null, wanted: Drawn["labels"][number] | undefined): void {
  expect(label === null).toBe(wanted === undefined);
  if (!label || !wanted) return;
  expect([label.anchor, label.lines.length]).toEqual([wanted.anchor, wanted.lines]);
  expect(Math.abs(label.x - wanted.x)).toBeLessThan(0.11);
  expect(Math.abs(label.y - wanted.y)).toBeLessThan(0.11);
}

function groups(expected: Expected, kind: string): Map<string, Drawn> {
  return new Map(expected.groups.filter((group) => group.kind === kind).map((group) => [group.id, group]));
}

describe.each(cases)("%s", (_, given) => {
  test.runIf(given.line)("the line", () => {
    const { line } = given;
    if (!line) throw new Error("a case with a line");
    const reading = line.reading && { stations: new Map(Object.entries(line.reading.stations)), ways: line.reading.ways };
    const words = {
      returns: (back: { start: Column; end: Column }): string => line.returns[`${back.start.step}--${back.end.step}`] ?? "?",
      unseen: (share: { n: number; value: number | null }, big: boolean): string => {
        const found = Object.values(line.unseen).find((one) => one.n === share.n && one.value === share.value);
        return (big ? found?.long : found?.short) ?? "?";
      },
    };
    const plan = journeyLine(given.columns, reading, new Set(line.moments), words, setter(given), given.bounds);
    expect(plan.height).toBeCloseTo(line.expected.height, 0);

    const [back, lost, stations, stretches] = ["return", "branch", "station", "stretch"].map((kind) => groups(line.expected, kind));
    expect(plan.arcs.map(({ back: { start, end } }) => `${start.step}--${end.step}`).sort()).toEqual([...(back?.keys() ?? [])].sort());
    for (const arc of plan.arcs) {
      const wanted = back?.get(`${arc.back.start.step}--${arc.back.end.step}`);
      const paths = [arc.d, arc.head, ...(arc.leader ? [arc.leader] : [])];
      expect(paths.length).toBe(wanted?.paths.length);
      paths.forEach((d, index) => expectPath(d, wanted?.paths[index]?.d ?? ""));
      expect(arc.line).toBeCloseTo(wanted?.paths[0]?.line ?? NaN, 0);
      expectLabel(arc.label, wanted?.labels[0]);
    }
    expect(plan.branches.map(({ column }) => column.step)).toEqual([...(lost?.keys() ?? [])]);
    for (const branch of plan.branches) {
      const wanted = lost?.get(branch.column.step);
      expectPath(branch.d, wanted?.paths[0]?.d ?? "");
      expectLabel(branch.label, wanted?.labels[0]);
    }
    expect(plan.stations.map(({ column }) => column.step)).toEqual([...(stations?.keys() ?? [])]);
    for (const station of plan.stations) expectPath(station.d, stations?.get(station.column.step)?.paths[0]?.d ?? "");
    expect(plan.stretches.map(({ from, to }) => `${from.step}--${to.step}`)).toEqual([...(stretches?.keys() ?? [])]);
    for (const stretch of plan.stretches) expectPath(stretch.d, stretches?.get(`${stretch.from.step}--${stretch.to.step}`)?.paths[0]?.d ?? "");
  });

  test.runIf(given.curve)("the curve", () => {
    const { curve } = given;
    if (!curve) throw new Error("a case with a curve");
    const columns = new Map(given.columns.map((column) => [column.step, column]));
    const felt = curve.curves.map(({ owner, feelings }): Felt => {
      const placed = feelings.flatMap((feeling) => {
        const column = columns.get(feeling.step);
        return column ? [{ ...feeling, column }] : [];
      });
      return { owner, feelings: placed, extremes: extremesOf(feelings) };
    });
    const plan = emotionCurve(felt, curve.taken, setter(given), given.bounds);
    expect(plan.height).toBeCloseTo(curve.expected.height, 0);
    expect(plan.curves.length).toBe(curve.expected.groups.length);
    plan.curves.forEach((drawn, index) => {
      const wanted = curve.expected.groups[index];
      const paths = [...(drawn.d ? [drawn.d] : []), ...drawn.points.map(({ d }) => d)];
      expect(paths.length).toBe(wanted?.paths.length);
      paths.forEach((d, place) => expectPath(d, wanted?.paths[place]?.d ?? ""));
      const labels = [...drawn.points.map(({ label }) => label), drawn.owner].filter((one) => one !== null);
      expect(labels.length).toBe(wanted?.labels.length);
      for (const label of labels) {
        const words = label.lines.join(" ");
        expectLabel(label, wanted?.labels.find((one) => one.words.replaceAll(/[- ]/g, "") === words.replaceAll(/[- ]/g, "") && Math.abs(one.x - label.x) < 0.11 && Math.abs(one.y - label.y) < 0.11));
      }
    });
  });
});
