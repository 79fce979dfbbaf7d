/** Feelings and moments of truth as sentences. */
import type { EmotionView, MomentOfTruthView } from "../document/views.ts";
import { say } from "../i18n/index.ts";
import { inWords } from "../reality/measuring.ts";

/** "Searching, with curls: unpleasant (−1), unsure, an assumption." */
export function feelingInWords(emotion: EmotionView, persona: string): string {
  return say("text.feels", { persona, feeling: inWords(emotion.value, emotion.word) });
}

/** Who claims that it decides the outcome, and whether that was confirmed. */
export function momentInWords(moment: MomentOfTruthView): string {
  const claimed = moment.claimedBy ? say("text.claimed", { who: moment.claimedBy }) : say("text.claimedPlain");
  const looked = moment.confirmed === null ? "text.notLooked" : moment.confirmed ? "text.confirmed" : "text.notConfirmed";
  return `${claimed} ${say(looked)}`;
}
