/** Rows of the Y.Doc as they stand, before anything is repaired: each on its own, bad values left out. */
import * as Y from "yjs";
import { inOrder } from "./order.ts";
import type { Row } from "./tables.ts";
import type { EmotionView, ItemView, JourneyView, MomentOfTruthView, RuleView, TableName, Tables } from "./views.ts";

/** A row as it stands: its place among others, and what it says. */
export interface RowOf<T extends TableName> {
  readonly id: string;
  readonly order: string;
  readonly gone: boolean;
  readonly view: Tables[T];
}

export function text(row: Row, field: string): string {
  const value = row.get(field);
  return (value instanceof Y.Text ? value.toString() : typeof value === "string" ? value : "").trim();
}

function word(row: Row, field: string): string | null {
  const value = row.get(field);
  return typeof value === "string" && value !== "" ? value : null;
}

function oneOf<Value extends string>(row: Row, field: string, values: readonly Value[]): Value | null {
  const said = row.get(field);
  return values.find((value) => value === said) ?? null;
}

function number(row: Row, field: string): number | null {
  const value = typeof row.get(field) === "bigint" ? Number(row.get(field)) : row.get(field);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function truth(row: Row, field: string): boolean | null {
  const value = row.get(field);
  return typeof value === "boolean" ? value : null;
}

function day(row: Row, field: string): string | null {
  const value = row.get(field);
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : null;
}

function positive(row: Row, field: string): number | null {
  const value = number(row, field);
  return value !== null && value > 0 ? value : null;
}

/** What stands behind `field/` in the names of a row's fields, with the values. */
function under(row: Row, field: string): [string, unknown][] {
  const start = `${field}/`;
  const found: [string, unknown][] = [];
  row.forEach((value, key) => {
    if (key.startsWith(start)) found.push([key.slice(start.length), value]);
  });
  return found;
}

function references(row: Row, field: string): readonly string[] {
  return under(row, field)
    .flatMap(([id, order]) => (typeof order === "string" ? [{ id, order }] : []))
    .sort(inOrder)
    .map((reference) => reference.id);
}

function items(row: Row, field: string): readonly ItemView[] {
  return under(row, field)
    .flatMap(([id, value]) => {
      const [order, said] = Array.isArray(value) ? (value as unknown[]) : [];
      return typeof order === "string" && typeof said === "string" && said.trim() ? [{ id, order, text: said.trim() }] : [];
    })
    .sort(inOrder)
    .map((item) => ({ key: item.id, text: item.text }));
}

function momentOfTruth(row: Row): MomentOfTruthView | null {
  if (row.get("moment_of_truth/present") !== true) return null;
  return {
    claimedBy: text(row, "moment_of_truth/claimed_by"),
    why: text(row, "moment_of_truth/why"),
    confirmed: truth(row, "moment_of_truth/confirmed"),
  };
}

function emotions(row: Row): readonly EmotionView[] {
  return under(row, "emotions")
    .flatMap(([key, value]) => {
      const persona = key.endsWith("/value") ? key.slice(0, -"/value".length) : "";
      if (!persona || typeof value !== "number" || !(value >= -2 && value <= 2)) return [];
      const order = row.get(`emotions/${persona}/order`);
      return [{ id: persona, order: typeof order === "string" ? order : "", value, word: text(row, `emotions/${persona}/word`) }];
    })
    .sort(inOrder)
    .map(({ id, value, word: said }) => ({ persona: id === "*" ? null : id, value, word: said }));
}

function rules(row: Row): readonly RuleView[] {
  return under(row, "rules")
    .flatMap(([key, value]) => {
      if (typeof value !== "object" || value === null) return [];
      const { order, at, conditions } = value as Record<string, unknown>;
      if (typeof conditions !== "object" || conditions === null) return [];
      const kept = Object.entries(conditions).filter((pair): pair is [string, string] => typeof pair[1] === "string");
      if (kept.length === 0) return [];
      const place = typeof at === "string" ? at : null;
      return [{ id: key, order: typeof order === "string" ? order : "", at: place, conditions: Object.fromEntries(kept) }];
    })
    .sort(inOrder)
    .map(({ id, at, conditions }) => ({ key: id, conditions, at }));
}

type Read<T extends TableName> = (row: Row, id: string) => Tables[T];

/** What a row of each table says. */
const READ: { readonly [T in TableName]: Read<T> } = {
  phases: (row, id) => ({ id, name: text(row, "name"), goal: text(row, "goal") }),
  steps: (row, id) => ({
    id,
    phase: word(row, "phase") ?? "",
    name: text(row, "name"),
    touchpoints: references(row, "touchpoints"),
    emotions: emotions(row),
    expectation: text(row, "expectation"),
    momentOfTruth: momentOfTruth(row),
    journey: word(row, "journey"),
  }),
  cards: (row, id) => ({
    id,
    step: word(row, "step") ?? "",
    kind: word(row, "kind") ?? "",
    text: text(row, "text"),
    status: oneOf(row, "status", ["assumption", "supported", "contradicted"]) ?? "assumption",
    evidence: references(row, "evidence"),
    touchpoint: word(row, "touchpoint"),
    persona: word(row, "persona"),
    through: word(row, "through"),
    image: word(row, "image"),
    icon: word(row, "icon"),
  }),
  lanes: (row, id) => ({
    id,
    name: text(row, "name"),
    icon: word(row, "icon") ?? "",
    shown: row.get("shown") !== false,
    holds: "cards",
    kinds: [id],
    own: true,
  }),
  touchpoints: (row, id) => ({
    id,
    name: text(row, "name"),
    channel: text(row, "channel"),
    online: truth(row, "kind/online"),
    direct: truth(row, "kind/direct"),
    media: oneOf(row, "kind/media", ["owned", "paid", "earned"]),
    owner: text(row, "owner"),
    assets: items(row, "assets"),
    cost: text(row, "cost"),
    description: text(row, "description"),
    icon: word(row, "icon"),
    momentOfTruth: momentOfTruth(row),
    rules: rules(row),
  }),
  personas: (row, id) => ({
    id,
    name: text(row, "name"),
    hypothetical: row.get("hypothetical") === true,
    picture: word(row, "picture"),
    description: text(row, "description"),
    needs: items(row, "needs"),
    driver: text(row, "driver"),
    lifeCycle: oneOf(row, "life_cycle", ["acquire", "bring-in", "keep", "ambassador"]),
    facts: {
      gender: text(row, "facts/gender"),
      age: text(row, "facts/age"),
      income: text(row, "facts/income"),
      occupation: text(row, "facts/occupation"),
      spending: text(row, "facts/spending"),
      interests: items(row, "facts/interests"),
      media: items(row, "facts/media"),
      habits: items(row, "facts/habits"),
      pains: items(row, "facts/pains"),
      brands: items(row, "facts/brands"),
      own: items(row, "facts/own").map(({ key, text: said }) => ({ name: key, text: said })),
    },
  }),
  customer_jobs: (row, id) => ({ id, text: text(row, "text"), persona: word(row, "persona") }),
  offers: (row, id) => ({ id, name: text(row, "name"), personas: references(row, "personas") }),
  propositions: (row, id) => ({ id, text: text(row, "text"), persona: word(row, "persona"), offer: word(row, "offer") }),
  evidence: (row, id) => ({
    id,
    kind: oneOf(row, "kind", ["interview", "survey", "review", "ticket", "measure", "observation"]) ?? "observation",
    text: text(row, "text"),
    n: number(row, "n"),
    date: day(row, "date"),
    source: text(row, "source"),
  }),
  goals: (row, id) => ({
    id,
    phase: word(row, "phase") ?? "",
    metric: text(row, "metric"),
    at: word(row, "at"),
    baseline: number(row, "baseline"),
    target: number(row, "target"),
    unit: text(row, "unit"),
    by: day(row, "by"),
    owner: text(row, "owner"),
  }),
};

/** A row as it stands. */
export function readRow<T extends TableName>(table: T, id: string, row: Row): RowOf<T> {
  const order = row.get("order");
  return { id, order: typeof order === "string" ? order : "", gone: row.get("gone") === true, view: READ[table](row, id) };
}

/** What is said of the map itself. */
export function readJourney(row: Row): JourneyView {
  return {
    id: word(row, "id") ?? "",
    title: text(row, "title"),
    language: oneOf(row, "language", ["nl", "en"]) ?? "en",
    description: text(row, "description"),
    state: oneOf(row, "state", ["current", "future"]) ?? "current",
    scope: oneOf(row, "scope", ["experience", "lifecycle"]) ?? "experience",
    model: word(row, "model"),
    owner: text(row, "owner"),
    begins: text(row, "begins"),
    ends: text(row, "ends"),
    driver: text(row, "driver"),
    review: day(row, "review"),
    silenceDays: positive(row, "silence_days"),
    splitAfterDays: positive(row, "split_after_days"),
    goodOutcomes: references(row, "outcomes/good"),
    badOutcomes: references(row, "outcomes/bad"),
  };
}
