/** Edits of cards. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { inOrder, type Ordered } from "../order.ts";
import type { Plain } from "../tables.ts";
import type { CardStatus } from "../views.ts";
import { adopt, makeRoom, orderOf } from "./standing.ts";

/** A cell, and the card there before which something goes: at the end where none is named. */
export interface CellPlace {
  readonly step: string;
  readonly kind: string;
  readonly before?: string | null;
}

export interface CardDraft {
  readonly text?: string;
  readonly status?: CardStatus;
  readonly touchpoint?: string | null;
  readonly persona?: string | null;
  readonly through?: string | null;
  readonly image?: string | null;
  readonly icon?: string | null;
}

/** Adds a card, and tells its id. */
export function addCard(document: MapDocument, place: CellPlace, draft: CardDraft = {}): string {
  return addCards(document, place, [draft])[0] ?? "";
}

/** Adds cards below one another, and tells their ids. */
export function addCards(document: MapDocument, place: CellPlace, drafts: readonly CardDraft[]): string[] {
  const ids = drafts.map((draft) => newId(draft.text || place.kind, (id) => document.taken(id)));
  document.change(() => {
    const keys = makeRoom(document, "cards", cell(document, place), place.before ?? null, drafts.length);
    drafts.forEach((draft, index) => {
      const values: Record<string, Plain | undefined> = { step: place.step, kind: place.kind, order: keys[index] };
      document.add("cards", ids[index] ?? "", { status: "assumption", ...values, ...draft });
    });
  });
  return ids;
}

export function deleteCards(document: MapDocument, ids: readonly string[]): void {
  document.change(() => {
    for (const id of ids) document.remove("cards", id);
  });
}

/** Moves cards to a cell, in the order given. */
export function moveCards(document: MapDocument, ids: readonly string[], place: CellPlace): void {
  const moving = new Set(ids);
  document.change(() => {
    const there = cell(document, place);
    let before = place.before ?? null;
    if (before !== null && moving.has(before)) {
      const from = there.findIndex((card) => card.id === before); // the first after it that stays
      before = there.slice(from).find((card) => !moving.has(card.id))?.id ?? null;
    }
    const keys = makeRoom(document, "cards", there.filter((card) => !moving.has(card.id)), before, ids.length);
    ids.forEach((id, index) => {
      document.set("cards", id, "step", place.step);
      document.set("cards", id, "kind", place.kind);
      document.set("cards", id, "order", keys[index] ?? "");
      const through = document.row("cards", id)?.get("through");
      if (typeof through === "string" && !isLater(document, through, place.step)) document.set("cards", id, "through", null);
    });
  });
}

export function setStatus(document: MapDocument, ids: readonly string[], status: CardStatus): void {
  document.change(() => {
    for (const id of ids) document.set("cards", id, "status", status);
  });
}

/** Lets a card run on to a later step, or stand at its own alone. */
export function spanCard(document: MapDocument, id: string, through: string | null): void {
  const step = document.find("cards", id)?.step;
  document.set("cards", id, "through", through !== null && step !== undefined && isLater(document, through, step) ? through : null);
}

function isLater(document: MapDocument, step: string, than: string): boolean {
  const steps = document.steps.map((one) => one.id);
  return steps.indexOf(step) > steps.indexOf(than);
}

/** The cards that stand in a cell now, in order; those of a gone step whose place it is come to belong to it. */
function cell(document: MapDocument, { step, kind }: CellPlace): Ordered[] {
  const there: (Ordered & { readonly stray: boolean })[] = [];
  for (const [id, row] of document.rowsOf("cards")) {
    if (row.get("kind") !== kind) continue;
    const at = row.get("step");
    if (at === step || document.home(String(at)) === step) there.push({ id, order: orderOf(row), stray: at !== step });
  }
  there.sort(inOrder);
  if (!there.some((card) => card.stray)) return there;
  const shown = new Map(document.cardsAt(step, kind).map((card, index) => [card.id, index]));
  const ids = there.map((card) => card.id).sort((a, b) => (shown.get(a) ?? there.length) - (shown.get(b) ?? there.length));
  return adopt(document, "cards", ids, { step });
}
