/** Where the keyboard can be on the map, as a key that elements carry. */
import type { CellPlace } from "../../document/edits/cards.ts";
import { endsOf } from "../line/ways.ts";
import type { MapSession, Place } from "../session.svelte.ts";

/** The key of a place: `data-key` of the element that shows it. */
export function keyOf(place: Place): string {
  if (place.table === "cell") return `cell:${place.lane}@${place.step}`;
  if (place.table === "bare") return `bare:${place.lane}@${place.phase}`;
  return place.step === undefined ? `${place.table}:${place.id}` : `${place.table}:${place.id}@${place.step}`;
}

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a === b || (a !== null && b !== null && keyOf(a) === keyOf(b));
}

/** The step where a place is; none for phases, lanes and what stands beside the map. */
export function stepAt(session: MapSession, place: Place | null): string | null {
  if (place === null || place.table === "bare") return null;
  if (place.table === "cell") return place.step;
  if (place.table === "steps" || place.table === "emotion" || place.table === "line") return place.id || null;
  if (place.table === "way") return endsOf(place.id)?.[0] ?? null;
  if (place.table === "cards") return session.document.find("cards", place.id)?.step ?? null;
  return place.step ?? null;
}

/** The phase where a place is. */
export function phaseAt(session: MapSession, place: Place | null): string | null {
  if (place?.table === "phases") return place.id;
  if (place?.table === "bare") return place.phase;
  const step = stepAt(session, place);
  return step === null ? null : (session.document.find("steps", step)?.phase ?? null);
}

/** The lane where a place is. */
export function laneAt(session: MapSession, place: Place | null): string | null {
  if (place === null) return null;
  if (place.table === "cell" || place.table === "bare") return place.lane;
  if (place.table === "lanes") return place.id;
  const lanes = session.document.lanes;
  if (place.table === "emotion") return lanes.find((lane) => lane.holds === "emotion")?.id ?? null;
  if (place.table === "touchpoints") return lanes.find((lane) => lane.holds === "touchpoints")?.id ?? null;
  if (place.table !== "cards") return null;
  const kind = session.document.find("cards", place.id)?.kind;
  return lanes.find((lane) => kind !== undefined && lane.kinds.includes(kind))?.id ?? null;
}

/** The cell of a place in a lane, with what stands there before which something comes: what follows the thing that has the place. */
export function cellAt(session: MapSession, place: Place | null): CellPlace | null {
  const { document } = session;
  const lane = document.lanes.find((one) => one.id === laneAt(session, place));
  if (place === null || place.table === "bare" || lane === undefined) return null;
  if (place.table === "cell") return { step: place.step, kind: place.kind };
  const step = stepAt(session, place);
  if (step === null) return document.steps[0] === undefined ? null : { step: document.steps[0].id, kind: lane.kinds[0] ?? lane.id };
  const kind = (place.table === "cards" ? document.find("cards", place.id)?.kind : undefined) ?? lane.id;
  const there = place.table === "touchpoints" ? (document.find("steps", step)?.touchpoints ?? []) : document.cardsAt(step, kind).map(({ id }) => id);
  return { step, kind, before: there[there.indexOf(place.id) + 1] ?? null };
}

/** The place of a key that an element carries; none where it names nothing that we know. */
export function placeOf(session: MapSession, key: string): Place | null {
  const [table, rest = ""] = key.split(/:(.*)/s);
  const [id = "", step] = rest.split("@");
  if (table === "cell") {
    const lane = session.document.find("lanes", id);
    return lane === undefined || step === undefined ? null : { table, lane: id, step, kind: lane.kinds[0] ?? id };
  }
  if (table === "bare") return step === undefined ? null : { table, lane: id, phase: step };
  switch (table) {
    case "phases":
    case "steps":
    case "cards":
    case "lanes":
    case "line":
    case "way":
    case "emotion":
      return { table, id };
    case "touchpoints":
      return step === undefined ? { table, id } : { table, id, step };
    default:
      return null;
  }
}
