/** Words that one person was writing while somebody else took away what they were written on: told, with a way to put it back. */
import * as Y from "yjs";
import type { MapDocument } from "./map_document.svelte.ts";
import { findRow, TABLES, type Plain, type Row } from "./tables.ts";
import type { TableName } from "./views.ts";

/** After so long somebody is done with what they wrote, once it is stored: taking it away then is an edit like any other. */
const LATELY = 60_000;

/** Something that is not on the map any more although this person wrote on it. */
export interface Taken {
  readonly table: TableName;
  readonly id: string;
  /** What was written there last. */
  readonly words: string;
  /** Puts it where it was, as it was. */
  readonly putBack: () => void;
}

interface Written {
  readonly table: TableName;
  readonly id: string;
  readonly words: string;
  readonly values: Readonly<Record<string, Plain>>;
  readonly at: number;
}

/** Tells of words that others take away, until it is stopped. */
export function followTakenWords(document: MapDocument, tell: (taken: Taken) => void, now: () => number = Date.now): () => void {
  const { doc } = document;
  const written = new Map<string, Written>();

  function wrote(table: TableName, events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction): void {
    if (!local) return;
    for (const { path, target } of events) {
      const [id] = path;
      const row = typeof id === "string" ? findRow(doc, table, id) : undefined;
      if (!(target instanceof Y.Text) || typeof id !== "string" || !row) continue;
      const values = row.toJSON() as Record<string, Plain>;
      written.set(`${table} ${id}`, { table, id, words: target.toString(), values, at: now() });
    }
  }

  function looked({ local }: Y.Transaction): void {
    const saved = document.saving.state === "saved";
    for (const [key, one] of written) {
      if (isThere(findRow(doc, one.table, one.id))) continue;
      written.delete(key);
      const fresh = !saved || now() - one.at < LATELY;
      if (!local && fresh && one.words.trim() !== "") tell({ table: one.table, id: one.id, words: one.words, putBack: () => putBack(document, one) });
    }
  }

  const watches = TABLES.map((table) => {
    const watch = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => wrote(table, events, transaction);
    doc.getMap(table).observeDeep(watch as Parameters<Y.Map<unknown>["observeDeep"]>[0]);
    return () => doc.getMap(table).unobserveDeep(watch as Parameters<Y.Map<unknown>["observeDeep"]>[0]);
  });
  doc.on("afterTransaction", looked);
  return () => {
    for (const stop of watches) stop();
    doc.off("afterTransaction", looked);
  };
}

function isThere(row: Row | undefined): boolean {
  return row !== undefined && row.get("gone") !== true;
}

function putBack(document: MapDocument, { table, id, values }: Written): void {
  if (document.row(table, id)) document.set(table, id, "gone", null);
  else document.add(table, id, values);
}
