/** How the times of a file are written, and what can be said otherwise of them. */
import type { PlanTime } from "../../shell/customer_data.ts";

/** Whether the day stands before the month; nothing where they cannot be mistaken, as in 2026-04-03 or in words. */
export function dayFirst(time: PlanTime): boolean | null {
  const found = /%d[^%]*%m|%m[^%]*%d/.exec(time.pattern ?? "");
  if (!found || (time.pattern ?? "").startsWith("%Y")) return null;
  return found[0].startsWith("%d");
}

/** Whether each value counts from a moment, which is the same everywhere. */
export function isCounted(time: Pick<PlanTime, "kind">): boolean {
  return time.kind.endsWith("seconds");
}

/** Whether a zone can be said: not where each value names its own. */
export function needsZone(time: Pick<PlanTime, "zone_given" | "kind">): boolean {
  return !time.zone_given && !isCounted(time);
}

/** All zones, those that are likely first. */
export function zones(chosen: string): string[] {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([chosen, here, "UTC", "Europe/Amsterdam", ...Intl.supportedValuesOf("timeZone")])];
}
