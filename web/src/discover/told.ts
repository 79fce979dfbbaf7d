/** What a draft says in sentences that the page puts together. */
import type { Reading, Station } from "../geometry/flow.ts";
import { say } from "../i18n/index.ts";
import type { Draft, Figures, Level } from "./contract.ts";

/** The figures of a draft as they run along the line: every step has rules, so every step is measured. */
export function readingOf(figures: Figures): Reading {
  const stations = figures.steps.map((step): [string, Station] => [
    step.id,
    { customers: step.customers, paths: step.paths, unseen: step.not_seen_again, measurable: true },
  ]);
  return { stations: new Map(stations), ways: figures.transitions };
}

/** What a level of detail takes together of the next finer one. */
export function aboutLevel(level: Level | undefined): string {
  const [one, other] = level?.merged ?? [];
  if (one === undefined || other === undefined) return say("discover.finest");
  const into = level?.into ?? one;
  if (into === one) return say("discover.mergedInto", { one, other });
  return into === other ? say("discover.mergedInto", { one: other, other: one }) : say("discover.mergedAs", { one, other, into });
}

/** What to beware of before anything else: data that says little of journeys. */
export function warnings({ record }: Draft): readonly string[] {
  const told: string[] = [];
  if (record.customers === 1) told.push(say("discover.oneCustomer"));
  if (record.touchpoints.length === 1) told.push(say("discover.oneName", { name: record.touchpoints[0]?.name ?? "" }));
  else if (record.customers > 1 && record.single_contact >= 1) told.push(say("discover.oneContactEach"));
  return told;
}

/** Whose figures they are. */
export function aboutFigures({ figures, record }: Draft): string {
  if (figures.every === 1) return say("discover.figuresOfAll", { n: figures.customers });
  return say("discover.figuresOfSome", { n: figures.customers, every: figures.every, of: record.customers });
}

/** By which raw name a touchpoint is chosen as the outcome, in every draft of the same data. */
export function rawOf(touchpoint: Draft["record"]["touchpoints"][number]): string {
  return [touchpoint.raw[0], touchpoint.channel].filter((part) => part !== null && part !== undefined).join(" ");
}
