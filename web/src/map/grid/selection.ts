/** Choosing several cards: one by one, up to another, or all that a cell, row or the map holds. */
import type { CardView } from "../../document/views.ts";
import type { MapSession, Place } from "../session.svelte.ts";
import { laneAt } from "./place.ts";
import { rowsOf } from "./walking.ts";

/** Chooses a card too, or no more. */
export function toggle(session: MapSession, id: string): void {
  if (!session.selected.delete(id)) session.selected.add(id);
  session.anchor = id;
  const place: Place = { table: "cards", id };
  session.focus = place;
  if (session.selected.has(id)) session.go(place, true);
}

/** Chooses all cards in the rectangle of cells between the first chosen and this one. */
export function extendTo(session: MapSession, id: string): void {
  const anchor = session.anchor !== null && session.selected.has(session.anchor) ? session.anchor : ([...session.selected][0] ?? id);
  const rows = rowsOf(session);
  const from = spotOf(rows, anchor);
  const to = spotOf(rows, id);
  if (from === null || to === null) return;
  session.selected.clear();
  const [top, bottom] = from.row <= to.row ? [from, to] : [to, from];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  for (let row = top.row; row <= bottom.row; row++) {
    for (let column = left; column <= right; column++) {
      const stack = rows[row]?.stacks[column] ?? [];
      const single = from.row === to.row && from.column === to.column;
      const [first, last] = [Math.min(from.index, to.index), Math.max(from.index, to.index)];
      stack.forEach((place, index) => {
        if (place.table === "cards" && (!single || (index >= first && index <= last))) session.selected.add(place.id);
      });
    }
  }
  session.anchor = anchor;
  session.go({ table: "cards", id }, true);
}

/** Chooses all cards of the cell where the keyboard is; of its lane where they were chosen already; then of the map. */
export function selectMore(session: MapSession): void {
  const here = session.focus?.table === "cards" ? session.document.find("cards", session.focus.id) : undefined;
  const lane = session.document.lanes.find((one) => one.id === laneAt(session, session.focus));
  const all = session.document.cards.filter((card) => session.document.lanes.some((one) => one.shown && one.kinds.includes(card.kind)));
  const inLane = all.filter((card) => lane?.kinds.includes(card.kind));
  const inCell = inLane.filter((card) => card.step === here?.step);
  const wider = [inCell, inLane, all].find((cards) => cards.some((card) => !session.selected.has(card.id)));
  for (const card of wider ?? []) session.selected.add(card.id);
}

/** The chosen cards in the order of the map: from left to right, then from top to bottom. */
export function chosen(session: MapSession): readonly CardView[] {
  const order = new Map(session.document.lanes.flatMap((lane) => lane.kinds).map((kind, index) => [kind, index]));
  return session.document.steps.flatMap((step) =>
    [...order.keys()].flatMap((kind) => session.document.cardsAt(step.id, kind).filter((card) => session.selected.has(card.id))),
  );
}

function spotOf(rows: ReturnType<typeof rowsOf>, id: string): { readonly row: number; readonly column: number; readonly index: number } | null {
  for (const [row, { stacks }] of rows.entries()) {
    for (const [column, stack] of stacks.entries()) {
      const index = stack.findIndex((place) => place.table === "cards" && place.id === id);
      if (index >= 0) return { row, column, index };
    }
  }
  return null;
}
