/** Going to a thing of the map, wherever it is. */
import { laneAt } from "../grid/place.ts";
import type { MapSession, PanelPlace } from "../session.svelte.ts";

const ON_MAP: ReadonlySet<PanelPlace["table"]> = new Set(["phases", "steps", "lanes", "cards", "touchpoints", "line", "way", "emotion"]);

/** Sends the keyboard to a place, whose lane is unfolded for it; what is not on the map, or in a lane that is hidden, is opened in the panel. */
export function goTo(session: MapSession, place: PanelPlace): void {
  const lane = laneAt(session, place);
  if (!ON_MAP.has(place.table) || (lane !== null && session.document.find("lanes", lane)?.shown === false)) return session.open(place);
  if (lane !== null) session.folded.delete(lane);
  session.go(place);
}
