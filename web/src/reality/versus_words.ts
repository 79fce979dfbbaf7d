/** What is held against what, in words. */
import { say } from "../i18n/index.ts";
import type { Facets } from "./contract.ts";
import { partsOf, type Filter } from "./filter.ts";
import { partName, partValue } from "./filter_words.ts";
import type { Places } from "./places.ts";

/** A group in words: "2025", "Channel web, app · Passed Price page", "everybody". */
export function groupName(filter: Filter, places: Places, facets: Facets | null): string {
  const parts = partsOf(filter);
  if (parts.length === 0) return say("reality.everybody");
  return parts.map((part) => (part.kind === "period" ? partValue(filter, part, places) : `${partName(part, facets)} ${partValue(filter, part, places)}`)).join(" · ");
}

/** The second group in words. */
export function versusName(versus: Filter | "all", places: Places, facets: Facets | null): string {
  return versus === "all" ? say("reality.everybody") : groupName(versus, places, facets);
}
