/** Feelings and moments of truth as sentences. */
import type { EmotionView, MomentOfTruthView } from "../document/views.ts";
import { say, type Key } from "../i18n/index.ts";
import { signed } from "../map/panel/figures/measuring.ts";

const SCALE: readonly Key[] = ["panel.veryUnpleasant", "panel.unpleasant", "panel.neutral", "panel.pleasant", "panel.veryPleasant"];

/** "Searching, with curls: unsure (−1.5, unpleasant), an assumption." */
export function feelingInWords(emotion: EmotionView, persona: string): string {
  const scale = say(SCALE[Math.round(emotion.value) + 2] ?? "panel.neutral");
  const said = { persona, value: signed(emotion.value), scale };
  return emotion.word ? say("text.feels", { ...said, word: emotion.word }) : say("text.feelsPlain", said);
}

/** Who claims that it decides the outcome, and whether that was confirmed. */
export function momentInWords(moment: MomentOfTruthView): string {
  const claimed = moment.claimedBy ? say("text.claimed", { who: moment.claimedBy }) : say("text.claimedPlain");
  const looked = moment.confirmed === null ? "text.notLooked" : moment.confirmed ? "text.confirmed" : "text.notConfirmed";
  return `${claimed} ${say(looked)}`;
}
