/** The words of Reiskaart and what its numbers mean, in the order in which they build on each other. */
import { say, type Key } from "../i18n/index.ts";
import { plain } from "../shell/ranking.ts";

export interface Entry {
  readonly name: Key;
  readonly means: Key;
}

export const WORDS: readonly Entry[] = [
  { name: "help.wordJourney", means: "help.wordJourneyMeans" },
  { name: "help.wordPhase", means: "help.wordPhaseMeans" },
  { name: "help.wordPhaseModel", means: "help.wordPhaseModelMeans" },
  { name: "help.wordStep", means: "help.wordStepMeans" },
  { name: "help.wordLane", means: "help.wordLaneMeans" },
  { name: "help.wordCard", means: "help.wordCardMeans" },
  { name: "help.wordTouchpoint", means: "help.wordTouchpointMeans" },
  { name: "help.wordChannel", means: "help.wordChannelMeans" },
  { name: "help.wordEmotion", means: "help.wordEmotionMeans" },
  { name: "help.wordMomentOfTruth", means: "help.wordMomentOfTruthMeans" },
  { name: "help.wordPersona", means: "help.wordPersonaMeans" },
  { name: "help.wordCustomerJob", means: "help.wordCustomerJobMeans" },
  { name: "help.wordProposition", means: "help.wordPropositionMeans" },
  { name: "help.wordEvidence", means: "help.wordEvidenceMeans" },
  { name: "help.wordGoal", means: "help.wordGoalMeans" },
  { name: "help.wordContact", means: "help.wordContactMeans" },
  { name: "help.wordCustomerData", means: "help.wordCustomerDataMeans" },
  { name: "help.wordRule", means: "help.wordRuleMeans" },
  { name: "help.wordRealJourney", means: "help.wordRealJourneyMeans" },
  { name: "help.wordReading", means: "help.wordReadingMeans" },
  { name: "help.wordReality", means: "help.wordRealityMeans" },
];

export const NUMBERS: readonly Entry[] = [
  { name: "help.numberUnit", means: "help.numberUnitMeans" },
  { name: "help.numberReaches", means: "help.numberReachesMeans" },
  { name: "help.numberGoesOn", means: "help.numberGoesOnMeans" },
  { name: "help.numberFellBack", means: "help.numberFellBackMeans" },
  { name: "help.numberEndedWell", means: "help.numberEndedWellMeans" },
  { name: "help.numberStillOpen", means: "help.numberStillOpenMeans" },
  { name: "help.numberNotSeenAgain", means: "help.numberNotSeenAgainMeans" },
  { name: "help.numberFiveShares", means: "help.numberFiveSharesMeans" },
  { name: "help.numberReturns", means: "help.numberReturnsMeans" },
  { name: "help.numberTimeToNext", means: "help.numberTimeToNextMeans" },
  { name: "help.numberSilence", means: "help.numberSilenceMeans" },
  { name: "help.numberInterval", means: "help.numberIntervalMeans" },
  { name: "help.numberVariant", means: "help.numberVariantMeans" },
  { name: "help.numberNearness", means: "help.numberNearnessMeans" },
  { name: "help.numberWidth", means: "help.numberWidthMeans" },
];

/** The entries that hold every word that was typed, in their name or their meaning. */
export function holding(entries: readonly Entry[], typed: string): Entry[] {
  const sought = plain(typed).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = plain(`${say(entry.name)} ${say(entry.means)}`);
    return sought.every((word) => text.includes(word));
  });
}
