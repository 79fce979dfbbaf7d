/** The tables of a map's Y.Doc, and which of their fields are texts that people type together. */
import * as Y from "yjs";
import type { TableName } from "./views.ts";

export type Row = Y.Map<unknown>;
/** What a field holds that is not a text: replaced as a whole. */
export type Plain = string | number | boolean | null | readonly [order: string, text: string] | RuleValue;
export interface RuleValue {
  readonly order: string;
  readonly at: string | null;
  readonly conditions: Readonly<Record<string, string>>;
}

export const TABLES: readonly TableName[] = [
  "phases",
  "steps",
  "cards",
  "lanes",
  "touchpoints",
  "personas",
  "customer_jobs",
  "offers",
  "propositions",
  "evidence",
  "goals",
];

const MOMENT_OF_TRUTH = ["moment_of_truth/claimed_by", "moment_of_truth/why"];
const FACTS = ["gender", "age", "income", "occupation", "spending"].map((fact) => `facts/${fact}`);
const TEXTS: Readonly<Record<TableName | "journey", readonly string[]>> = {
  journey: ["title", "description", "owner", "begins", "ends", "driver"],
  phases: ["name", "goal"],
  steps: ["name", "expectation", ...MOMENT_OF_TRUTH],
  cards: ["text"],
  lanes: ["name"],
  touchpoints: ["name", "channel", "owner", "cost", "description", ...MOMENT_OF_TRUTH],
  personas: ["name", "description", "driver", ...FACTS],
  customer_jobs: ["text"],
  offers: ["name"],
  propositions: ["text"],
  evidence: ["text", "source"],
  goals: ["metric", "unit", "owner"],
};

/** Whether a field is a Y.Text; every other field is a plain value. */
export function isText(table: TableName | "journey", field: string): boolean {
  return TEXTS[table].includes(field) || (table === "steps" && /^emotions\/.+\/word$/.test(field));
}

/** The texts that every row of a table has from the start. */
export function mainTexts(table: TableName): readonly string[] {
  return TEXTS[table].slice(0, 1);
}

/** The row with an id, or of the journey; none where it is not there. */
export function findRow(doc: Y.Doc, table: TableName | "journey", id: string): Row | undefined {
  if (table === "journey") return doc.getMap("journey");
  const row = doc.getMap(table).get(id);
  return row instanceof Y.Map ? (row as Row) : undefined;
}

/** Adds a row with what is said of it; texts become Y.Text. */
export function addRow(doc: Y.Doc, table: TableName, id: string, values: Readonly<Record<string, Plain | undefined>>): void {
  const row: Row = new Y.Map();
  fill(row, table, values);
  for (const field of mainTexts(table)) if (!values[field]) row.set(field, new Y.Text());
  doc.getMap(table).set(id, row);
}

/** Says what is given of a row, and leaves the rest as it is. */
export function fill(row: Row, table: TableName | "journey", values: Readonly<Record<string, Plain | undefined>>): void {
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === "") continue;
    row.set(field, isText(table, field) && typeof value === "string" ? new Y.Text(value) : value);
  }
}
