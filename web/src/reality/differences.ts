/** How two groups differ, in words: coloured and told only where the interval leaves no doubt. */
import { say } from "../i18n/index.ts";
import type { Difference, PlaceDifferences } from "./contract.ts";
import { duration } from "./measuring.ts";

export type Tone = "plain" | "good" | "bad" | "sure";

/** `+6`, `−3`: whole percentage points; `=` where they are the same. */
export function points(value: number): string {
  const whole = Math.round(Math.abs(value) * 100);
  return whole === 0 ? "=" : `${value > 0 ? "+" : "−"}${whole}`;
}

/** A difference of times with its sign. */
export function longer(seconds: number): string {
  return Math.abs(seconds) < 1 ? "=" : `${seconds > 0 ? "+" : "−"}${duration(Math.abs(seconds))}`;
}

/** The end of an interval is a number, also where it is none. */
function end(written: string): string {
  return written === "=" ? "0" : written;
}

/** Whether more is good or bad news, where it is sure that there is more or less. */
export function toneOf(difference: Difference, moreIs: "good" | "bad" | "neither"): Tone {
  if (!difference.sure || difference.value === null) return "plain";
  if (moreIs === "neither") return "sure";
  return difference.value > 0 === (moreIs === "good") ? "good" : "bad";
}

/** A difference of shares in a sentence, with its interval. */
export function differenceSentence(difference: Difference, group: string): string {
  const { value, low, high, sure, few } = difference;
  if (few || value === null || low === null || high === null) return say("reality.tooFewToCompare", { group });
  const between = { low: end(points(low)), high: end(points(high)), group };
  if (!sure) return say("reality.noSureDifference", between);
  return say(value > 0 ? "reality.morePoints" : "reality.fewerPoints", { n: Math.max(1, Math.round(Math.abs(value) * 100)), ...between });
}

/** A difference of median times in a sentence, with its interval. */
export function timeSentence(difference: PlaceDifferences["time_to_next"], group: string): string {
  const { seconds, low_seconds: low, high_seconds: high, sure, few } = difference;
  if (few || seconds === null || low === null || high === null) return say("reality.tooFewToCompare", { group });
  const between = { low: end(longer(low)), high: end(longer(high)), group };
  if (!sure) return say("reality.noSureTime", between);
  return say(seconds > 0 ? "reality.longer" : "reality.shorter", { time: duration(Math.abs(seconds)), ...between });
}
