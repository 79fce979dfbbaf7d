/** Pictures from the clipboard or a folder become cards. */
import type { Attachment } from "svelte/attachments";
import { addCard, type CellPlace } from "../../document/edits/cards.ts";
import { say } from "../../i18n/index.ts";
import { post } from "../../shell/api.ts";
import { tellProblem } from "../../shell/problem.ts";
import { toasts } from "../../ui/toasts.svelte.ts";
import type { MapSession, Place } from "../session.svelte.ts";
import { cellAt, placeOf } from "./place.ts";

/** The first picture that somebody brings; what kinds are good the server says. */
export function imageIn(data: DataTransfer): File | null {
  return [...data.files].find((file) => file.type.startsWith("image/")) ?? null;
}

/** Makes a card with a picture at a place, as soon as the server has it. */
export async function addImage(session: MapSession, place: Place | null, file: File): Promise<void> {
  const goal = cardCellAt(session, place);
  if (goal === null) {
    toasts.show(say("map.imageOutside"));
    return;
  }
  session.tell(say("panel.uploading"));
  try {
    const { name } = await post("/api/v1/images", { body: file });
    session.go({ table: "cards", id: addCard(session.document, goal, { image: name }) });
    session.tell(say("map.imageAdded"), true);
  } catch (thrown) {
    tellProblem(thrown);
  }
}

/** Pictures that are dragged onto the map from elsewhere; a browser would leave the page for them. */
export function imageDrops(session: MapSession): Attachment<HTMLElement> {
  return (sheet) => {
    let marked: HTMLElement | null = null;
    const mark = (on: HTMLElement | null): void => {
      if (marked !== null && marked !== on) delete marked.dataset["edge"];
      marked = on;
      if (on !== null) on.dataset["edge"] = "inside";
    };
    const under = (event: DragEvent): HTMLElement | null => (event.target instanceof Element ? event.target.closest<HTMLElement>("[data-key]") : null);
    const placeUnder = (event: DragEvent): Place | null => placeOf(session, under(event)?.dataset["key"] ?? "");
    const brings = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true;

    const over = (event: DragEvent): void => {
      if (!brings(event) || event.dataTransfer === null) return;
      event.preventDefault();
      const taken = cardCellAt(session, placeUnder(event)) !== null;
      event.dataTransfer.dropEffect = taken ? "copy" : "none";
      mark(taken ? under(event) : null);
    };
    const drop = (event: DragEvent): void => {
      if (!brings(event) || event.dataTransfer === null) return;
      event.preventDefault();
      mark(null);
      const file = imageIn(event.dataTransfer);
      if (file === null) toasts.show(say("map.noImage"));
      else void addImage(session, placeUnder(event), file);
    };
    const leave = (): void => mark(null);
    sheet.addEventListener("dragover", over);
    sheet.addEventListener("drop", drop);
    sheet.addEventListener("dragleave", leave);
    return () => {
      sheet.removeEventListener("dragover", over);
      sheet.removeEventListener("drop", drop);
      sheet.removeEventListener("dragleave", leave);
    };
  };
}

function cardCellAt(session: MapSession, place: Place | null): CellPlace | null {
  const goal = cellAt(session, place);
  return goal !== null && session.document.lanes.some((lane) => lane.holds === "cards" && (lane.id === goal.kind || lane.kinds.includes(goal.kind))) ? goal : null;
}
