/** The tables of a map's Y.Doc, and which of their fields are texts that people type together. */
import * as Y from "yjs";
import type { TableName } from "./views.ts";

export type Row = Y.Map<unknown>;
/** What a field holds that is not a text: replaced as a whole. */
export type Plain = string | number | boolean | null | RuleValue;
export interface RuleValue {
  readonly order: string;
  readonly at: string | null;
  readonly conditions: Readonly<Record<string, string>>;
}

/** Every table; where an id stands in two of them, the first has it (lanes have ids of their own). */
export const TABLES: readonly TableName[] = [
  "phases",
  "steps",
  "touchpoints",
  "personas",
  "customer_jobs",
  "offers",
  "propositions",
  "evidence",
  "goals",
  "cards",
  "lanes",
];

type Length = "line" | "text";
const MOMENT_OF_TRUTH = { "moment_of_truth/claimed_by": "line", "moment_of_truth/why": "text" } as const;

/** The texts of each table's rows; lines are short. */
const TEXTS: Readonly<Record<TableName | "journey", Readonly<Record<string, Length>>>> = {
  journey: { title: "line", description: "text", owner: "line", begins: "text", ends: "text", driver: "text" },
  phases: { name: "line", goal: "line" },
  steps: { name: "line", expectation: "text", ...MOMENT_OF_TRUTH },
  cards: { text: "text" },
  lanes: { name: "line" },
  touchpoints: { name: "line", channel: "line", owner: "line", cost: "line", description: "text", ...MOMENT_OF_TRUTH },
  personas: {
    name: "line",
    description: "text",
    driver: "line",
    "facts/gender": "line",
    "facts/age": "line",
    "facts/income": "line",
    "facts/occupation": "line",
    "facts/spending": "line",
  },
  customer_jobs: { text: "line" },
  offers: { name: "line" },
  propositions: { text: "text" },
  evidence: { text: "text", source: "line" },
  goals: { metric: "line", unit: "line", owner: "line" },
};
const LONGEST: Readonly<Record<Length, number>> = { line: 400, text: 20_000 };

/** Whether a field is a Y.Text; every other field is a plain value. */
export function isText(table: TableName | "journey", field: string): boolean {
  return field in TEXTS[table] || field.startsWith(WORDS) || (table === "steps" && /^emotions\/.+\/word$/.test(field));
}

const WORDS = "text/";

/** The field with the words of an item of a list (`needs/k1`), which itself holds the order. */
export function wordsOf(item: string): string {
  return WORDS + item;
}

/** What is written in a field that is a text. An item of a map of before people typed in items holds its words itself. */
export function writtenIn(row: Row, field: string): string {
  const found = row.get(field);
  if (found instanceof Y.Text) return found.toString();
  const item = field.startsWith(WORDS) ? row.get(field.slice(WORDS.length)) : undefined;
  const [, kept] = Array.isArray(item) ? (item as unknown[]) : [];
  return typeof kept === "string" ? kept : "";
}

/** How many characters of a text are read. */
export function longest(table: TableName | "journey", field: string): number {
  return LONGEST[TEXTS[table][field] ?? "line"];
}

/** The row with an id, or of the journey; none where it is not there. */
export function findRow(doc: Y.Doc, table: TableName | "journey", id: string): Row | undefined {
  if (table === "journey") return doc.getMap("journey");
  const row = doc.getMap(table).get(id);
  return row instanceof Y.Map ? (row as Row) : undefined;
}

/** Adds a row with what is said of it. Its texts are there from the start, so that two who begin to write at once write in the same. */
export function addRow(doc: Y.Doc, table: TableName, id: string, values: Readonly<Record<string, Plain | undefined>>): void {
  const row: Row = new Y.Map();
  fill(row, table, values);
  for (const text of Object.keys(TEXTS[table])) if (!values[text]) row.set(text, new Y.Text());
  doc.getMap(table).set(id, row);
}

/** Says what is given of a row, and leaves the rest as it is. */
export function fill(row: Row, table: TableName | "journey", values: Readonly<Record<string, Plain | undefined>>): void {
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === "") continue;
    row.set(field, isText(table, field) && typeof value === "string" ? new Y.Text(value) : value);
  }
}
