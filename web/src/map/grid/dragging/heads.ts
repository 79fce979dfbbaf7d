/** Dragging steps, phases and lanes by their names. */
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import type { Attachment } from "svelte/attachments";
import { carries, receives } from "./dragged.ts";

export function draggableHead(what: "step" | "phase" | "lane", id: string): Attachment<HTMLElement> {
  return (element) =>
    combine(
      carries({ element, dragged: () => ({ what, id }) }),
      receives({
        element,
        edges: what === "lane" ? ["top", "bottom"] : ["left", "right"],
        target: () => ({ where: what, id }),
        takes: (dragged) => dragged.what === what && dragged.id !== id,
      }),
    );
}

/** A phase without steps takes a step. */
export function dropFirstStep(phase: string): Attachment<HTMLElement> {
  return (element) =>
    receives({ element, target: () => ({ where: "empty-phase", id: phase }), takes: (dragged) => dragged.what === "step" });
}
