/** How the keyboard walks along a picture over the columns: one stop for Tab, arrows to the sides. */
import { keyOf } from "../grid/place.ts";
import type { MapSession } from "../session.svelte.ts";

type Row = "line" | "emotion";

/** Whether Tab stops at this step: where the keyboard was, else at the first. */
export function stopsAt(session: MapSession, row: Row, steps: readonly string[], step: string): boolean {
  const { focus } = session;
  const here = focus?.table === row && steps.includes(focus.id) ? focus.id : steps[0];
  return here === step;
}

/** Goes to the step beside this one; false where the picture ends. */
export function walk(event: KeyboardEvent, row: Row, steps: readonly string[], step: string): boolean {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const next = by === undefined || event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[steps.indexOf(step) + by];
  if (next === undefined || !(event.currentTarget instanceof HTMLElement)) return false;
  event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-key="${CSS.escape(keyOf({ table: row, id: next }))}"]`)?.focus();
  return true;
}
