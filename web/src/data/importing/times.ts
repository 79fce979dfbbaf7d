/** How the times of a file are written, and what can be said otherwise of them. */
import type { PlanTime } from "../../shell/customer_data.ts";

/** Whether the day stands before the month; nothing where they cannot be mistaken, as in 2026-04-03 or in words. */
export function dayFirst(time: PlanTime): boolean | null {
  const found = /%d[^%]*%m|%m[^%]*%d/.exec(time.pattern ?? "");
  if (!found || (time.pattern ?? "").startsWith("%Y")) return null;
  return found[0].startsWith("%d");
}

/** Whether a zone can be said: not where each value names its own, or counts from 1970. */
export function needsZone(time: PlanTime): boolean {
  return !time.zone_given && !/seconds$/.test(time.kind);
}

/** All zones, those that are likely first. */
export function zones(chosen: string): string[] {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([chosen, here, "UTC", "Europe/Amsterdam", ...Intl.supportedValuesOf("timeZone")])];
}
