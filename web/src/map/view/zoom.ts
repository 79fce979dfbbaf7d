/** Zooming the map: letters, cards and lines together. */
import { tick } from "svelte";
import { GAP, LABEL, leastRoom } from "../grid/columns.ts";
import type { MapSession } from "../session.svelte.ts";

const LEAST = 0.25;
const MOST = 3;
/** What stands beside the columns, at 100%. */
const BESIDE = 18 + LABEL + GAP + 16;

/** Zooms to a size; what is at a point of the window (its middle where none is given) stays there. */
export function zoomTo(session: MapSession, wanted: number, at?: { readonly x: number; readonly y: number }): void {
  const zoom = Math.round(Math.min(MOST, Math.max(LEAST, wanted)) * 100) / 100;
  const scroll = document.querySelector<HTMLElement>("[data-map-scroll]");
  const before = session.zoom;
  if (zoom === before) return;
  if (scroll === null) {
    session.zoom = zoom;
    return;
  }
  const box = scroll.getBoundingClientRect();
  const x = at === undefined ? box.width / 2 : at.x - box.left;
  const y = at === undefined ? box.height / 2 : at.y - box.top;
  const [left, top] = [(scroll.scrollLeft + x) / before, (scroll.scrollTop + y) / before];
  session.zoom = zoom;
  void tick().then(() => scroll.scrollTo(left * zoom - x, top * zoom - y)); // before the next turn of the wheel, which begins from there
}

export function zoomBy(session: MapSession, by: number, at?: { readonly x: number; readonly y: number }): void {
  zoomTo(session, session.zoom * by, at);
}

/** Zooms so that all columns are in sight; never larger than 100%. */
export function fit(session: MapSession): void {
  const scroll = document.querySelector<HTMLElement>("[data-map-scroll]");
  if (scroll === null) return;
  const columns = session.document.phases.reduce((sum, phase) => sum + Math.max(1, session.document.stepsOf(phase.id).length), 0);
  session.zoom = Math.max(LEAST, Math.min(1, Math.floor((scroll.clientWidth / (leastRoom(columns) + BESIDE)) * 100) / 100));
  scroll.scrollTo(0, 0);
}
