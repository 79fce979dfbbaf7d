/** Figures in a few words, beside a step or touchpoint: chosen by whoever looks, with what they mean one glance further. */
import { hits, isFew } from "../geometry/measuring.ts";
import { count, say, type Key } from "../i18n/index.ts";
import type { Difference, PlaceDifferences, PlaceFigures, Share } from "./contract.ts";
import { differenceSentence, longer, points, timeSentence, toneOf, type Tone } from "./differences.ts";
import { duration, shareInWords, shareSentence, SURELY_MANY, type Told } from "./measuring.ts";

export type ChipName = "customers" | "goesOn" | "returns" | "notSeenAgain" | "time";
export const CHIPS: readonly ChipName[] = ["customers", "goesOn", "returns", "notSeenAgain", "time"];

export interface Chip {
  readonly words: string;
  readonly tone: Tone;
  /** The same in a sentence, with n, interval and what it differs. */
  readonly about: string;
}

/** The second group, where there is one: how it differs here, and what it is called. */
export interface Beside {
  readonly differences: PlaceDifferences | undefined;
  readonly group: string;
}

interface Counted {
  readonly field: "goes_on" | "returns" | "not_seen_again";
  readonly many: Key;
  readonly few: Key;
  readonly told: Told;
  readonly moreIs: "good" | "bad" | "neither";
}
const COUNTED: Record<Exclude<ChipName, "customers" | "time">, Counted> = {
  goesOn: { field: "goes_on", many: "map.goesOn", few: "map.goesOnFew", told: "goesOn", moreIs: "good" },
  returns: { field: "returns", many: "map.returns", few: "map.returnsFew", told: "returns", moreIs: "neither" },
  notSeenAgain: { field: "not_seen_again", many: "map.unseen", few: "map.unseenFew", told: "notSeenAgain", moreIs: "bad" },
};

/** The chips of a place; what cannot be said has none. */
export function chipsOf(names: readonly ChipName[], figures: PlaceFigures, beside: Beside | null): readonly Chip[] {
  return names.flatMap((name) => {
    const chip = name === "customers" ? customers(figures, beside) : name === "time" ? time(figures, beside) : share(COUNTED[name], figures, beside);
    return chip === null ? [] : [chip];
  });
}

/** Whether surely so many are not seen again that nobody should overlook it. */
export function isPain(figures: PlaceFigures): boolean {
  return !isFew(figures.not_seen_again.n) && (figures.not_seen_again.low ?? 0) >= SURELY_MANY;
}

function customers(figures: PlaceFigures, beside: Beside | null): Chip {
  const words = say("map.customers", { n: figures.customers });
  const about = [`${words}.`, shareSentence("reaches", figures.reaches)];
  if (beside?.differences) about.push(differenceSentence(beside.differences.reaches, beside.group));
  return { words, tone: "plain", about: about.join(" ") };
}

function share({ field, many, few, told, moreIs }: Counted, figures: PlaceFigures, beside: Beside | null): Chip | null {
  const found: Share = figures[field];
  if (found.value === null) return null;
  const said = shareSentence(told, found);
  if (isFew(found.n)) return { words: say(few, { n: hits(found), of: count(found.n) }), tone: "plain", about: said };
  const value = shareInWords(found.value);
  const difference: Difference | undefined = beside?.differences?.[field];
  if (beside === null || difference === undefined) return { words: say(many, { share: value }), tone: field === "not_seen_again" && isPain(figures) ? "bad" : "plain", about: said };
  const behind = difference.few || difference.value === null ? "" : ` (${points(difference.value)})`;
  return { words: say(many, { share: value + behind }), tone: toneOf(difference, moreIs), about: `${said} ${differenceSentence(difference, beside.group)}` };
}

function time(figures: PlaceFigures, beside: Beside | null): Chip | null {
  const times = figures.time_to_next;
  if (times.median_seconds === null || isFew(times.n)) return null;
  const median = duration(times.median_seconds);
  const quartiles = say("panel.quartiles", { q1: duration(times.q1_seconds ?? 0), q3: duration(times.q3_seconds ?? 0), n: times.n });
  const said = `${say("panel.median")} ${median}. ${quartiles}`;
  const difference = beside?.differences?.time_to_next;
  if (beside === null || difference === undefined) return { words: say("map.timeToNext", { time: median }), tone: "plain", about: said };
  const behind = difference.few || difference.seconds === null ? "" : ` (${longer(difference.seconds)})`;
  return { words: say("map.timeToNext", { time: median + behind }), tone: difference.sure ? "sure" : "plain", about: `${said} ${timeSentence(difference, beside.group)}` };
}
