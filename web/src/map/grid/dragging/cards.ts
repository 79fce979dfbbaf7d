/** Dragging cards: one, or all that are selected, to a place among others. */
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
import type { Attachment } from "svelte/attachments";
import type { LaneView } from "../../../document/views.ts";
import { count } from "../../../i18n/index.ts";
import type { MapSession } from "../../session.svelte.ts";
import { carries, receives } from "./dragged.ts";

export function draggableCard(session: MapSession, id: string): Attachment<HTMLElement> {
  return (element) =>
    combine(
      carries({
        element,
        dragged: () => ({ what: "cards", ids: session.selected.has(id) ? [...session.selected] : [id] }),
        preview: ({ nativeSetDragImage, dragged }) => {
          if (dragged.what !== "cards" || dragged.ids.length < 2) return;
          setCustomNativeDragPreview({ nativeSetDragImage, render: ({ container }) => stack(container, element, dragged.ids.length) });
        },
      }),
      receives({
        element,
        edges: ["top", "bottom"],
        target: () => ({ where: "card", id }),
        takes: (dragged) => dragged.what === "cards" && !dragged.ids.includes(id),
      }),
    );
}

/** A cell takes cards at its end. */
export function dropCards(session: MapSession, lane: LaneView, step: string): Attachment<HTMLElement> {
  return (element) =>
    receives({
      element,
      target: () => ({ where: "cell", step, kinds: session.document.find("lanes", lane.id)?.kinds ?? lane.kinds }),
      takes: (dragged) => dragged.what === "cards",
    });
}

/** Several cards look like a small pile, with their number. */
function stack(container: HTMLElement, card: HTMLElement, number: number): void {
  const pile = document.createElement("div");
  pile.className = "pile";
  pile.style.width = `${card.offsetWidth}px`;
  pile.textContent = card.innerText;
  pile.dataset["count"] = count(number);
  container.append(pile);
}
