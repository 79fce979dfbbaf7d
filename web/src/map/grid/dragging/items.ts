/** Dragging cards and touchpoints: whichever the pointer is on can be dragged, alone or with all that are chosen. */
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
import type { Attachment } from "svelte/attachments";
import { count } from "../../../i18n/index.ts";
import type { MapSession } from "../../session.svelte.ts";
import { placeOf } from "../place.ts";
import { carries, type Dragged } from "./dragged.ts";

/** Makes only what is under the pointer draggable: a map has thousands of cards. */
export function draggableItems(session: MapSession): Attachment<HTMLElement> {
  return (sheet) => {
    let element: HTMLElement | null = null;
    let stop = (): void => undefined;

    const over = (event: PointerEvent): void => {
      if (event.type === "pointerover" && event.buttons !== 0) return; // who presses and moves drags what was pressed
      const found = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card], [data-touchpoint]") : null;
      if (found === null || found === element || element?.dataset["dragged"] !== undefined) return;
      stop();
      element = found;
      stop = carries({ element: found, dragged: () => draggedAt(session, found.dataset["key"] ?? ""), preview: (preview) => showPile(preview, found) });
    };
    sheet.addEventListener("pointerover", over);
    sheet.addEventListener("pointerdown", over);
    return () => {
      stop();
      sheet.removeEventListener("pointerover", over);
      sheet.removeEventListener("pointerdown", over);
    };
  };
}

function draggedAt(session: MapSession, key: string): Dragged {
  const place = placeOf(session, key);
  if (place?.table === "touchpoints") return { what: "touchpoint", id: place.id, step: place.step ?? "" };
  const id = place?.table === "cards" ? place.id : "";
  return { what: "cards", ids: session.selected.has(id) ? [...session.selected] : [id] };
}

/** Several cards look like a small pile, with their number. */
function showPile({ nativeSetDragImage, dragged }: { nativeSetDragImage: DataTransfer["setDragImage"] | null; dragged: Dragged }, card: HTMLElement): void {
  if (dragged.what !== "cards" || dragged.ids.length < 2) return;
  setCustomNativeDragPreview({
    nativeSetDragImage,
    render: ({ container }) => {
      const pile = document.createElement("div");
      pile.className = "pile";
      pile.style.width = `${card.offsetWidth}px`;
      pile.textContent = card.innerText;
      pile.dataset["count"] = count(dragged.ids.length);
      container.append(pile);
    },
  });
}
