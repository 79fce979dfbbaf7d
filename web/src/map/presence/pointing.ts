/** Where a pointer is on the map, whatever each person's zoom and window: in a cell, as a share of its width and height. */
import type { Pointer } from "../../document/views.ts";

const MAP = "[data-map-scroll]";

/** The window on the map, and the sheet that moves in it. */
export function mapParts(): readonly Element[] {
  const map = document.querySelector(MAP);
  return map === null ? [] : [map, ...map.children];
}

/** What is pointed at; nothing where that is no cell. */
export function pointerAt(event: PointerEvent): Pointer | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key^="cell:"]') : null;
  const [, lane, step] = /^cell:(.+)@(.+)$/.exec(cell?.dataset["key"] ?? "") ?? [];
  if (!cell || lane === undefined || step === undefined) return null;
  const { left, top, width, height } = cell.getBoundingClientRect();
  return { step, lane, x: share(event.clientX - left, width), y: share(event.clientY - top, height) };
}

/** Where that is in this window; nothing where it is out of sight. */
export function spotOf(pointer: Pointer): { readonly x: number; readonly y: number } | null {
  const map = document.querySelector(MAP);
  const cell = map?.querySelector(`[data-key="${CSS.escape(`cell:${pointer.lane}@${pointer.step}`)}"]`);
  if (!map || !cell) return null;
  const { left, top, width, height } = cell.getBoundingClientRect();
  const seen = map.getBoundingClientRect();
  const [x, y] = [left + pointer.x * width, top + pointer.y * height];
  return x < seen.left || x > seen.right || y < seen.top || y > seen.bottom ? null : { x, y };
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.round((part / whole) * 1000) / 1000 : 0;
}
