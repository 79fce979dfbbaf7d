/** Which paths are looked at, as the address of the page and the API write it. */

export type Outcome = "good" | "bad" | "none";

export interface Filter {
  /** Days, inclusive, on which a path begins: `2026-01-31`. */
  readonly from: string | null;
  readonly until: string | null;
  /** Per column the values of which a path has at least one. */
  readonly where: readonly { readonly column: string; readonly values: readonly string[] }[];
  /** Steps and touchpoints, by id: all of them passed, none of them. */
  readonly passed: readonly string[];
  readonly avoided: readonly string[];
  readonly outcome: Outcome | null;
}

export const EVERYBODY: Filter = { from: null, until: null, where: [], passed: [], avoided: [], outcome: null };

/** What is asked of the figures: of which paths, and held against which others. */
export interface Question {
  readonly filter: Filter;
  readonly versus: Filter | "all" | null;
}

/** A part of a filter that is chosen and cleared as one. */
export type Part = { readonly kind: "period" | "passed" | "avoided" | "outcome" } | { readonly kind: "column"; readonly column: string };

const SECOND = "vs.";
const NAMES = ["from", "until", "where", "passed", "avoided", "outcome"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function isEverybody(filter: Filter): boolean {
  return partsOf(filter).length === 0;
}

/** The parts that something was chosen for, in the order in which they are shown. */
export function partsOf({ from, until, where, passed, avoided, outcome }: Filter): readonly Part[] {
  return [
    ...(from !== null || until !== null ? [{ kind: "period" } as const] : []),
    ...where.map(({ column }) => ({ kind: "column", column }) as const),
    ...(passed.length > 0 ? [{ kind: "passed" } as const] : []),
    ...(avoided.length > 0 ? [{ kind: "avoided" } as const] : []),
    ...(outcome !== null ? [{ kind: "outcome" } as const] : []),
  ];
}

export function samePart(one: Part, other: Part): boolean {
  return one.kind === other.kind && (one.kind !== "column" || other.kind !== "column" || one.column === other.column);
}

/** The filter without what was chosen for a part. */
export function without(filter: Filter, part: Part): Filter {
  switch (part.kind) {
    case "period":
      return { ...filter, from: null, until: null };
    case "column":
      return { ...filter, where: filter.where.filter(({ column }) => column !== part.column) };
    case "outcome":
      return { ...filter, outcome: null };
    default:
      return { ...filter, [part.kind]: [] };
  }
}

/** The filter with these values for a column; none takes the column out. */
export function withValues(filter: Filter, column: string, values: readonly string[]): Filter {
  const there = filter.where.some((one) => one.column === column);
  const where = there ? filter.where.map((one) => (one.column === column ? { column, values } : one)) : [...filter.where, { column, values }];
  return { ...filter, where: where.filter((one) => one.values.length > 0) };
}

/** What an address asks; what cannot be meant is left out. */
export function questionOf(query: URLSearchParams): Question {
  const second = readFilter(query, SECOND);
  return { filter: readFilter(query, ""), versus: query.get("vs") === "all" ? "all" : isEverybody(second) ? null : second };
}

/** The query with another question in it; all else that it says stays. */
export function asking(query: URLSearchParams, { filter, versus }: Question): URLSearchParams {
  const kept = new URLSearchParams([...query].filter(([name]) => !isOurs(name)));
  for (const [name, value] of written(filter, "")) kept.append(name, value);
  if (versus === "all") kept.append("vs", "all");
  else if (versus !== null) for (const [name, value] of written(versus, SECOND)) kept.append(name, value);
  return kept;
}

/** A question as a query, always written alike: two that ask the same are the same text. */
export function queryOf(question: Question): string {
  return asking(new URLSearchParams(), question).toString();
}

function isOurs(name: string): boolean {
  return name === "vs" || NAMES.some((one) => name === one || name === SECOND + one);
}

function readFilter(query: URLSearchParams, prefix: string): Filter {
  const day = (name: string): string | null => {
    const value = query.get(prefix + name);
    return value !== null && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };
  const outcome = query.get(`${prefix}outcome`);
  let filter: Filter = {
    from: day("from"),
    until: day("until"),
    where: [],
    passed: unique(query.getAll(`${prefix}passed`)),
    avoided: unique(query.getAll(`${prefix}avoided`)),
    outcome: outcome === "good" || outcome === "bad" || outcome === "none" ? outcome : null,
  };
  for (const written of query.getAll(`${prefix}where`)) {
    const at = written.indexOf(":");
    if (at <= 0) continue;
    const values = unique(written.slice(at + 1).split(",").map(plain).filter(Boolean));
    if (values.length > 0) filter = withValues(filter, plain(written.slice(0, at)), values);
  }
  return filter;
}

function* written(filter: Filter, prefix: string): Generator<readonly [string, string]> {
  if (filter.from !== null) yield [`${prefix}from`, filter.from];
  if (filter.until !== null) yield [`${prefix}until`, filter.until];
  for (const { column, values } of filter.where) yield [`${prefix}where`, `${escaped(column)}:${values.map(escaped).join(",")}`];
  for (const id of filter.passed) yield [`${prefix}passed`, id];
  for (const id of filter.avoided) yield [`${prefix}avoided`, id];
  if (filter.outcome !== null) yield [`${prefix}outcome`, filter.outcome];
}

/** A value in which the signs between values stand otherwise. */
function escaped(value: string): string {
  return value.replace(/[%,:]/g, (sign) => encodeURIComponent(sign));
}

function plain(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // a stray percent sign is one
  }
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter(Boolean))];
}
