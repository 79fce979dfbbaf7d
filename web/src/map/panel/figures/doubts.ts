/** What the evidence and the customer data hold against what the map says, in sentences; it stands on top of all else. */
import type { CardView, MomentOfTruthView, StepView, TouchpointView } from "../../../document/views.ts";
import { isFew } from "../../../geometry/measuring.ts";
import { say } from "../../../i18n/index.ts";
import { inWords, shareSentence, SURELY_MANY, type PlaceFigures } from "../../../reality/measuring.ts";

/** Feelings from here on (of 2) count as pleasant. */
const PLEASANT = 1;

export function doubtsOfStep(
  step: StepView,
  cards: readonly CardView[],
  touchpoints: readonly TouchpointView[],
  figures: PlaceFigures | undefined,
): string[] {
  const missing = figures?.contacts === 0 && touchpoints.some((one) => step.touchpoints.includes(one.id) && one.rules.length > 0);
  return [
    ...contradicted(cards),
    ...(missing ? [say("panel.doubtNobodyAtStep")] : []),
    ...feelsWrong([step], figures),
    ...notConfirmed(step.momentOfTruth),
  ];
}

export function doubtsOfTouchpoint(
  touchpoint: TouchpointView,
  cards: readonly CardView[],
  steps: readonly StepView[],
  figures: PlaceFigures | undefined,
): string[] {
  const missing = figures?.contacts === 0 && touchpoint.rules.length > 0;
  return [
    ...contradicted(cards),
    ...(missing ? [say("panel.doubtNobodyAtTouchpoint")] : []),
    ...feelsWrong(steps, figures),
    ...notConfirmed(touchpoint.momentOfTruth),
  ];
}

function contradicted(cards: readonly CardView[]): string[] {
  return cards.filter((card) => card.status === "contradicted").map((card) => say("panel.doubtContradicted", { card: card.text }));
}

/** Only where a place stands at one step: else nobody knows at which of them people were last seen. */
function feelsWrong(steps: readonly StepView[], figures: PlaceFigures | undefined): string[] {
  const [step] = steps;
  if (step === undefined || steps.length > 1 || figures === undefined) return [];
  if (isFew(figures.paths) || (figures.not_seen_again.low ?? 0) < SURELY_MANY) return [];
  const pleasant = step.emotions.filter((emotion) => emotion.value >= PLEASANT).map((emotion) => emotion.value);
  if (pleasant.length === 0) return [];
  const measured = shareSentence("notSeenAgain", figures.not_seen_again);
  return [say("panel.doubtFeelsWrong", { value: inWords(Math.max(...pleasant)), measured })];
}

function notConfirmed(moment: MomentOfTruthView | null): string[] {
  return moment?.confirmed === false ? [say("panel.doubtNotConfirmed")] : [];
}
