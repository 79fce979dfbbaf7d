/** A goal in words: what is measured, what is wanted, and what it is now. */
import type { GoalView } from "../../document/views.ts";
import { hits, isFew } from "../../geometry/measuring.ts";
import { count, day, language, percent, say, type Key } from "../../i18n/index.ts";
import type { Reality } from "../session.svelte.ts";
import { FATES, fateName, interval, shareInWords, type Fate, type PlaceFigures } from "../../reality/measuring.ts";

/** The figures of a reading that a goal can be about. */
export type Metric = Fate | "reaches" | "returns";
export const METRICS: readonly Metric[] = ["reaches", ...FATES, "returns"];

export function isMetric(metric: string): metric is Metric {
  return METRICS.some((known) => known === metric);
}

/** What is measured, as people read it. */
export function metricName(metric: string): string {
  if (!isMetric(metric)) return metric || say("panel.newGoal");
  return metric === "reaches" || metric === "returns" ? say(`panel.${metric}` satisfies Key) : fateName(metric);
}

/** A baseline or target: a percentage where it is a share, else a number with its unit. */
function amount(goal: GoalView, figure: number): string {
  if (goal.unit === "" && figure >= 0 && figure <= 1) return percent(figure);
  const written = new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(figure);
  return goal.unit ? `${written} ${goal.unit}` : written;
}

/** Where it began, what is wanted, and by when: "started at 40%, target 65%, by 1 Mar 2027". */
export function wanted(goal: GoalView): string {
  return [
    goal.baseline === null ? "" : say("panel.goalBaseline", { baseline: amount(goal, goal.baseline) }),
    goal.target === null ? "" : say("panel.goalTarget", { target: amount(goal, goal.target) }),
    goal.by === null ? "" : say("panel.goalBy", { day: day(new Date(`${goal.by}T12:00`)) }),
    goal.owner ? say("panel.goalOwner", { owner: goal.owner }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** What the customer data says of the goal's figure now; nothing where it cannot say it. */
export function goalNow(goal: GoalView, reality: Reality | null): string | null {
  if (reality === null || !isMetric(goal.metric) || goal.unit !== "") return null;
  const places: readonly PlaceFigures[] = [...reality.steps, ...reality.touchpoints];
  const share = places.find((place) => place.id === goal.at)?.[goal.metric];
  if (share === undefined || share.value === null) return null;
  if (isFew(share.n)) return say("panel.goalNowFew", { hits: hits(share), n: count(share.n) });
  return say("panel.goalNow", { value: shareInWords(share.value), interval: interval(share), n: share.n });
}
