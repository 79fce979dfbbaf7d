/** Rows of the Y.Doc as they stand, before anything is repaired: each on its own, bad values left out. */
import * as Y from "yjs";
import { inOrder } from "./order.ts";
import { longest, wordsOf, type Row } from "./tables.ts";
import type { EmotionView, ItemView, JourneyView, MomentOfTruthView, RuleView, TableName, Tables } from "./views.ts";

/** A row as it stands: its place among others, and what it says. */
export interface RowOf<T extends TableName> {
  readonly id: string;
  readonly order: string;
  readonly gone: boolean;
  readonly view: Tables[T];
}

const SPACE = "\\t\\n\\x0b\\f\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"; // what the server takes off both ends
const ENDS = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g");
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
const LINE = 400;
const EVERYBODY = "*"; // stands for a persona where a feeling is everybody's
const LARGEST_COUNT = 2 ** 53 - 1;

/** Whether this can be an id. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

function said(value: unknown, most: number): string {
  const written = (value instanceof Y.Text ? value.toString() : typeof value === "string" ? value : "").replace(ENDS, "");
  return written.length <= most ? written : [...written].slice(0, most).join("").replace(ENDS, "");
}

/** The texts of a table's rows. */
function textsOf(table: TableName | "journey"): (row: Row, field: string) => string {
  return (row, field) => said(row.get(field), longest(table, field));
}

function id(row: Row, field: string): string | null {
  const value = row.get(field);
  return isId(value) ? value : null;
}

function line(row: Row, field: string): string | null {
  return said(row.get(field), LINE) || null;
}

function oneOf<Value extends string>(row: Row, field: string, values: readonly Value[]): Value | null {
  const chosen = row.get(field);
  return values.find((value) => value === chosen) ?? null;
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

function counted(row: Row, field: string): number | null {
  const value = number(row, field);
  return value !== null && Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT ? value : null;
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
    .flatMap(([key, order]) => (typeof order === "string" && isId(key) ? [{ id: key, order }] : []))
    .sort(inOrder)
    .map((reference) => reference.id);
}

/** An item that somebody is writing anew is there without words. Maps of before people typed in items hold order and words in one value. */
function items(row: Row, field: string): readonly ItemView[] {
  return under(row, field)
    .flatMap(([key, value]) => {
      const alone = typeof value === "string";
      if (!alone && !(Array.isArray(value) && value.length > 0)) return [];
      const [order, kept] = alone ? [value] : (value as unknown[]);
      const words = wordsOf(`${field}/${key}`);
      const text = said(row.has(words) ? row.get(words) : kept, LINE);
      const written = alone && row.get(words) instanceof Y.Text;
      return text || written ? [{ id: key, order: typeof order === "string" ? order : "", text }] : [];
    })
    .sort(inOrder)
    .map((item) => ({ key: item.id, text: item.text }));
}

function momentOfTruth(row: Row): MomentOfTruthView | null {
  if (row.get("moment_of_truth/present") !== true) return null;
  return {
    claimedBy: said(row.get("moment_of_truth/claimed_by"), LINE),
    why: textsOf("steps")(row, "moment_of_truth/why"),
    confirmed: truth(row, "moment_of_truth/confirmed"),
  };
}

function emotions(row: Row): readonly EmotionView[] {
  return under(row, "emotions")
    .flatMap(([key]) => {
      const persona = key.endsWith("/value") ? key.slice(0, -"/value".length) : "";
      const value = number(row, `emotions/${key}`);
      if (!(persona === EVERYBODY || isId(persona)) || value === null) return [];
      const order = row.get(`emotions/${persona}/order`);
      const word = said(row.get(`emotions/${persona}/word`), LINE);
      return [{ id: persona, order: typeof order === "string" ? order : "", value: Math.min(2, Math.max(-2, value)), word }];
    })
    .sort(inOrder)
    .map((felt) => ({ persona: felt.id === EVERYBODY ? null : felt.id, value: felt.value, word: felt.word }));
}

function rules(row: Row): readonly RuleView[] {
  return under(row, "rules")
    .flatMap(([key, value]) => {
      if (typeof value !== "object" || value === null) return [];
      const { order, at, conditions } = value as Record<string, unknown>;
      if (typeof conditions !== "object" || conditions === null) return [];
      const kept = Object.entries(conditions).filter((pair): pair is [string, string] => typeof pair[1] === "string");
      if (kept.length === 0) return [];
      const place = isId(at) ? at : null;
      return [{ id: key, order: typeof order === "string" ? order : "", at: place, conditions: Object.fromEntries(kept) }];
    })
    .sort(inOrder)
    .map((rule) => ({ key: rule.id, conditions: rule.conditions, at: rule.at }));
}

type Read<T extends TableName> = (row: Row, own: string, text: (row: Row, field: string) => string) => Tables[T];

/** What a row of each table says. */
const READ: { readonly [T in TableName]: Read<T> } = {
  phases: (row, own, text) => ({ id: own, name: text(row, "name"), goal: text(row, "goal") }),
  steps: (row, own, text) => ({
    id: own,
    phase: id(row, "phase") ?? "",
    name: text(row, "name"),
    touchpoints: references(row, "touchpoints"),
    emotions: emotions(row),
    expectation: text(row, "expectation"),
    momentOfTruth: momentOfTruth(row),
    journey: id(row, "journey"),
  }),
  cards: (row, own, text) => ({
    id: own,
    step: id(row, "step") ?? "",
    kind: id(row, "kind") ?? "",
    text: text(row, "text"),
    status: oneOf(row, "status", ["assumption", "supported", "contradicted"]) ?? "assumption",
    evidence: references(row, "evidence"),
    touchpoint: id(row, "touchpoint"),
    persona: id(row, "persona"),
    through: id(row, "through"),
    image: line(row, "image"),
    icon: line(row, "icon"),
  }),
  lanes: (row, own, text) => ({
    id: own,
    name: text(row, "name"),
    icon: line(row, "icon") ?? "",
    shown: row.get("shown") !== false,
    holds: "cards",
    kinds: [own],
    own: true,
  }),
  touchpoints: (row, own, text) => ({
    id: own,
    name: text(row, "name"),
    channel: text(row, "channel"),
    online: truth(row, "kind/online"),
    direct: truth(row, "kind/direct"),
    media: oneOf(row, "kind/media", ["owned", "paid", "earned"]),
    owner: text(row, "owner"),
    assets: items(row, "assets"),
    cost: text(row, "cost"),
    description: text(row, "description"),
    icon: line(row, "icon"),
    momentOfTruth: momentOfTruth(row),
    rules: rules(row),
  }),
  personas: (row, own, text) => ({
    id: own,
    name: text(row, "name"),
    hypothetical: row.get("hypothetical") === true,
    picture: line(row, "picture"),
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
      own: items(row, "facts/own").map((fact) => ({ name: fact.key, text: fact.text })),
    },
  }),
  customer_jobs: (row, own, text) => ({ id: own, text: text(row, "text"), persona: id(row, "persona") }),
  offers: (row, own, text) => ({ id: own, name: text(row, "name"), personas: references(row, "personas") }),
  propositions: (row, own, text) => ({ id: own, text: text(row, "text"), persona: id(row, "persona"), offer: id(row, "offer") }),
  evidence: (row, own, text) => ({
    id: own,
    kind: oneOf(row, "kind", ["interview", "survey", "review", "ticket", "measure", "observation"]) ?? "observation",
    text: text(row, "text"),
    n: counted(row, "n"),
    date: day(row, "date"),
    source: text(row, "source"),
  }),
  goals: (row, own, text) => ({
    id: own,
    phase: id(row, "phase") ?? "",
    metric: text(row, "metric"),
    at: id(row, "at"),
    baseline: number(row, "baseline"),
    target: number(row, "target"),
    unit: text(row, "unit"),
    by: day(row, "by"),
    owner: text(row, "owner"),
  }),
};

/** A row as it stands. */
export function readRow<T extends TableName>(table: T, own: string, row: Row): RowOf<T> {
  const order = row.get("order");
  const view = READ[table](row, own, textsOf(table));
  return { id: own, order: typeof order === "string" ? order : "", gone: row.get("gone") === true, view };
}

/** What is said of the map itself. */
export function readJourney(row: Row): JourneyView {
  const text = textsOf("journey");
  return {
    id: id(row, "id") ?? "",
    title: text(row, "title"),
    language: oneOf(row, "language", ["nl", "en"]) ?? "en",
    description: text(row, "description"),
    state: oneOf(row, "state", ["current", "future"]) ?? "current",
    scope: oneOf(row, "scope", ["experience", "lifecycle"]) ?? "experience",
    model: id(row, "model"),
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
