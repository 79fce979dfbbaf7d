/** What a filter says, in the words of its chip. */
import { language, say, type Key } from "../i18n/index.ts";
import type { Facets } from "./contract.ts";
import type { Filter, Outcome, Part } from "./filter.ts";
import { placeName, type Places } from "./places.ts";

const OUTCOMES: Record<Outcome, Key> = { good: "reality.good", bad: "reality.bad", none: "reality.noOutcome" };
const NAMES: Record<Exclude<Part["kind"], "column">, Key> = {
  period: "reality.period",
  passed: "reality.passed",
  avoided: "reality.avoided",
  outcome: "reality.outcome",
};

export function outcomeName(outcome: Outcome): string {
  return say(OUTCOMES[outcome]);
}

/** What a part of a filter is about: "Period", or the name of a column. */
export function partName(part: Part, facets: Facets | null): string {
  return part.kind === "column" ? columnName(part.column, facets) : say(NAMES[part.kind]);
}

/** A column as people call it; its own name begins with a capital. */
export function columnName(column: string, facets: Facets | null): string {
  if (column === "channel") return say("reality.channel");
  const label = facets?.columns.find(({ name }) => name === column)?.label ?? column;
  return label.charAt(0).toLocaleUpperCase() + label.slice(1).replaceAll("_", " ");
}

/** What was chosen for a part: "1 Jan – 31 Mar 2026", "web, app". */
export function partValue(filter: Filter, part: Part, places: Places): string {
  switch (part.kind) {
    case "period":
      return period(filter.from, filter.until);
    case "column":
      return listed(filter.where.find(({ column }) => column === part.column)?.values ?? []);
    case "outcome":
      return filter.outcome === null ? say("reality.all") : outcomeName(filter.outcome);
    default:
      return listed(filter[part.kind].map((id) => placeName(places, id) ?? id));
  }
}

/** Days as people write a period; a whole year is its number. */
export function period(from: string | null, until: string | null): string {
  if (from !== null && until !== null) {
    const year = from.slice(0, 4);
    if (from === `${year}-01-01` && until === `${year}-12-31`) return year;
    return from <= until ? days().formatRange(new Date(from), new Date(until)) : say("reality.never");
  }
  if (from !== null) return say("reality.since", { day: days().format(new Date(from)) });
  return until === null ? say("reality.all") : say("reality.upTo", { day: days().format(new Date(until)) });
}

function days(): Intl.DateTimeFormat {
  const habit = navigator.languages.find((tag) => tag.toLowerCase().startsWith(language())) ?? language();
  return new Intl.DateTimeFormat(habit, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** Two by name, and how many more. */
function listed(names: readonly string[]): string {
  const [first = "", second] = names;
  if (second === undefined) return first;
  return names.length === 2 ? `${first}, ${second}` : say("reality.andMore", { names: `${first}, ${second}`, n: names.length - 2 });
}
