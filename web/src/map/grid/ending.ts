/** Where the keyboard goes when an edit in place is done. */
import { useKnown } from "../../document/edits/touchpoints.ts";
import { say } from "../../i18n/index.ts";
import type { MapSession, Place } from "../session.svelte.ts";
import type { Ending } from "./editing.ts";
import { laneAt } from "./place.ts";
import { cellOf } from "./removing.ts";
import { walk } from "./walking.ts";

/** `cell` is where a card stood that is no more, because nothing was written on it. */
export function endEditing(session: MapSession, place: Place, how: Ending, kept: boolean, cell?: { step: string; kind: string }): void {
  session.fresh = how === "enter" && kept && place.table === "cards" ? place.id : null;
  if (how === "elsewhere") return;
  let here = place;
  if (!kept && cell !== undefined) {
    const lane = session.document.lanes.find((one) => one.kinds.includes(cell.kind));
    const left = session.document.cardsAt(cell.step, cell.kind).at(-1);
    here =
      left === undefined
        ? { table: "cell", lane: lane?.id ?? laneAt(session, place) ?? cell.kind, step: cell.step, kind: cell.kind }
        : { table: "cards", id: left.id };
  }
  if (how === "tab" && walk(session, "next", here)) return;
  if (how === "back-tab" && walk(session, "previous", here)) return;
  session.go(here);
}

/** The same of a touchpoint at a step; where the map had one of that name, it is that one. */
export function endTouchpoint(session: MapSession, place: { readonly table: "touchpoints"; readonly id: string; readonly step: string }, how: Ending, kept: boolean): void {
  const { document } = session;
  const known = kept ? useKnown(document, place.id, place.step) : null;
  if (known !== null) {
    session.tell(say("map.touchpointKnown", { name: document.find("touchpoints", known)?.name ?? "" }), true);
    endEditing(session, { ...place, id: known }, how, kept);
  } else if (kept) endEditing(session, place, how, kept);
  else {
    const left = document.find("steps", place.step)?.touchpoints.at(-1);
    endEditing(session, left === undefined ? (cellOf(session, place) ?? place) : { ...place, id: left }, how, kept);
  }
}
