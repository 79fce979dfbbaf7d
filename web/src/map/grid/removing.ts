/** Taking things off the map, with a way back. */
import { deleteCards } from "../../document/edits/cards.ts";
import { deleteLane } from "../../document/edits/lanes.ts";
import { deletePhase } from "../../document/edits/phases.ts";
import { deleteSteps } from "../../document/edits/steps.ts";
import { useTouchpoint } from "../../document/edits/touchpoints.ts";
import { say } from "../../i18n/index.ts";
import type { MapSession, Place } from "../session.svelte.ts";
import { keyOf } from "./place.ts";
import { staying } from "./staying.ts";

/** Takes away what is where the keyboard is, or all chosen cards; the keyboard goes to what is beside it. */
export function remove(session: MapSession): void {
  const { focus } = session;
  if (focus === null) return;
  const cell = cellOf(session, focus);
  const inCell = (place: Place): boolean => cell !== null && keyOf(cellOf(session, place) ?? place) === keyOf(cell);
  let said: string | null = null;
  staying(
    session,
    () => {
      said = takeAway(session, focus);
      if (said !== null) session.selected.clear();
    },
    (beside) => [...beside.filter(inCell), ...(cell === null ? [] : [cell]), ...beside],
  );
  if (said !== null) session.tell(said, true);
}

/** What was done, in words; nothing where nothing can be taken away. */
function takeAway({ document, selected }: MapSession, place: Place): string | null {
  switch (place.table) {
    case "cards": {
      const ids = selected.size > 0 ? [...selected] : [place.id];
      deleteCards(document, ids);
      return say("map.deletedCards", { n: ids.length });
    }
    case "steps": {
      const name = document.find("steps", place.id)?.name ?? "";
      deleteSteps(document, [place.id]);
      return say("map.deletedStep", { name });
    }
    case "phases": {
      const name = document.find("phases", place.id)?.name ?? "";
      const steps = document.stepsOf(place.id).length;
      deletePhase(document, place.id);
      return say(steps === 0 ? "map.deletedEmptyPhase" : "map.deletedPhase", { name });
    }
    case "lanes": {
      const lane = document.find("lanes", place.id);
      deleteLane(document, place.id);
      return say(lane?.own === true ? "map.deletedLane" : "map.hiddenLane", { name: lane?.name ?? "" });
    }
    case "touchpoints": {
      if (place.step === undefined) return null;
      const name = document.find("touchpoints", place.id)?.name ?? "";
      useTouchpoint(document, place.step, place.id, false);
      return say("map.removedTouchpoint", { name, step: document.find("steps", place.step)?.name ?? "" });
    }
    default:
      return null;
  }
}

/** The cell in which a card or touchpoint stands. */
export function cellOf({ document }: MapSession, place: Place): Place | null {
  if (place.table === "cards") {
    const card = document.find("cards", place.id);
    const lane = document.lanes.find((one) => card !== undefined && one.kinds.includes(card.kind));
    return card === undefined || lane === undefined ? null : { table: "cell", lane: lane.id, step: card.step, kind: card.kind };
  }
  if (place.table !== "touchpoints" || place.step === undefined) return null;
  const lane = document.lanes.find((one) => one.holds === "touchpoints");
  return lane === undefined ? null : { table: "cell", lane: lane.id, step: place.step, kind: lane.id };
}
