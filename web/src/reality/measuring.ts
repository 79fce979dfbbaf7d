/** What is measured, in words: always with n and a 95% interval, or counted where that is too few for a percentage. */
import { hits, isFew } from "../geometry/measuring.ts";
import { count, decimal, language, percent, say, type Key } from "../i18n/index.ts";
import type { StepView, TouchpointView } from "../document/views.ts";
import type { PlaceFigures, Share } from "./contract.ts";

export type { PlaceFigures, Share } from "./contract.ts";
export type Fate = "goes_on" | "fell_back" | "ended_well" | "still_open" | "not_seen_again";

/** What becomes of a path after its last contact at a place; their shares add up to 1. */
export const FATES: readonly Fate[] = ["goes_on", "fell_back", "ended_well", "still_open", "not_seen_again"];
/** Where at least so many (lower end of the interval) are not seen again, it should not be overlooked. */
export const SURELY_MANY = 0.25;

const FATE_NAMES: Record<Fate, Key> = {
  goes_on: "panel.goesOn",
  fell_back: "panel.fellBack",
  ended_well: "panel.endedWell",
  still_open: "panel.stillOpen",
  not_seen_again: "panel.notSeenAgain",
};
const FATE_MEANINGS: Record<Fate, Key> = {
  goes_on: "panel.goesOnMeans",
  fell_back: "panel.fellBackMeans",
  ended_well: "panel.endedWellMeans",
  still_open: "panel.stillOpenMeans",
  not_seen_again: "panel.notSeenAgainMeans",
};

export function fateName(fate: Fate): string {
  return say(FATE_NAMES[fate]);
}

export function fateMeaning(fate: Fate): string {
  return say(FATE_MEANINGS[fate]);
}

/** A share (0..1) as a whole percentage; what is small but not nothing reads <1%, what is almost all >99%. */
export function shareInWords(share: number): string {
  if (share > 0 && share < 0.005) return `<${percent(0.01)}`;
  if (share >= 0.995 && share < 1) return `>${percent(0.99)}`;
  return percent(share);
}

/** `50–54%`, or one figure where both ends are written (almost) alike. */
export function interval(share: Share): string {
  const low = shareInWords(share.low ?? 0);
  const high = shareInWords(share.high ?? 0);
  if (low === high || (low === percent(0) && high.startsWith("<"))) return high;
  return low.startsWith(">") && high === percent(1) ? low : `${low.replace(/\s*%$/, "")}–${high}`;
}

/** A share as people read it in a row: its percentage, or "3 of 12" where that is too few. */
export function shareOrCount(share: Share): string {
  return isFew(share.n) ? say("panel.figuresOf", { n: hits(share), of: count(share.n) }) : shareInWords(share.value ?? 0);
}

export type Told = "reaches" | "goesOn" | "notSeenAgain" | "returns";
const SENTENCES: Record<Told, { many: Key; few: Key }> = {
  reaches: { many: "panel.reachesSentence", few: "panel.reachesFew" },
  goesOn: { many: "panel.goesOnSentence", few: "panel.goesOnFew" },
  notSeenAgain: { many: "panel.notSeenAgainSentence", few: "panel.notSeenAgainFew" },
  returns: { many: "panel.returnsSentence", few: "panel.returnsFew" },
};

/** A share as a sentence with its interval and n; as a count where those are too few for a percentage. */
export function shareSentence(told: Told, share: Share): string {
  if (isFew(share.n)) return say(SENTENCES[told].few, { n: hits(share), of: count(share.n) });
  return say(SENTENCES[told].many, { value: shareInWords(share.value ?? 0), interval: interval(share), n: share.n });
}

/** A feeling on the scale -2 to +2, with its sign: `+1`, `−0,5`. */
export function signed(value: number): string {
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  return sign + new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(Math.abs(value));
}

/** The scale of feelings from -2 to +2; a half goes to the word farther from neutral. */
function scaleWord(value: number): Key {
  if (Math.abs(value) < 0.5) return "panel.neutral";
  if (value > 0) return value < 1.5 ? "panel.pleasant" : "panel.veryPleasant";
  return value > -1.5 ? "panel.unpleasant" : "panel.veryUnpleasant";
}

/** A feeling as it is said everywhere: "unpleasant (−1), discouraged". */
export function inWords(value: number, word = ""): string {
  return `${say(scaleWord(value))} (${signed(value)})${word ? `, ${word}` : ""}`;
}

const UNITS: readonly [Key, number][] = [["panel.unitDay", 86_400], ["panel.unitHour", 3600], ["panel.unitMinute", 60], ["panel.unitSecond", 1]];

/** A duration in its two largest units: `1 d 4 u`, `3 min 20 s`, `0,4 s`. */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 1) return say("panel.unitSecond", { n: decimal(seconds) });
  let rest = Math.round(seconds);
  for (const [index, [unit, size]] of UNITS.entries()) {
    if (rest < size && size > 1) continue;
    const first = Math.floor(rest / size);
    rest -= first * size;
    const smaller = UNITS[index + 1];
    const second = smaller === undefined || first >= 10 ? 0 : Math.floor(rest / smaller[1]);
    const words = say(unit, { n: first });
    return smaller === undefined || second === 0 ? words : `${words} ${say(smaller[0], { n: second })}`;
  }
  return say("panel.unitSecond", { n: 0 });
}

/** Whether a contact could have been seen at a step: a rule of one of its touchpoints places contacts there. */
export function isMeasurable(step: StepView, touchpoints: readonly TouchpointView[], figures: PlaceFigures | undefined): boolean {
  if (figures !== undefined && figures.contacts > 0) return true;
  return touchpoints.some(
    (touchpoint) => step.touchpoints.includes(touchpoint.id) && touchpoint.rules.some((rule) => rule.at === null || rule.at === step.id),
  );
}
