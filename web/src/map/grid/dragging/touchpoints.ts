/** Dragging touchpoints from step to step. */
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import type { Attachment } from "svelte/attachments";
import type { MapSession } from "../../session.svelte.ts";
import { carries, receives } from "./dragged.ts";

export function draggableTouchpoint(_session: MapSession, id: string, step: string): Attachment<HTMLElement> {
  return (element) =>
    combine(
      carries({ element, dragged: () => ({ what: "touchpoint", id, step }) }),
      receives({
        element,
        edges: ["top", "bottom"],
        target: () => ({ where: "touchpoint", id, step }),
        takes: (dragged) => dragged.what === "touchpoint" && dragged.id !== id,
      }),
    );
}

/** A step's touchpoints take another at their end. */
export function dropTouchpoints(step: string): Attachment<HTMLElement> {
  return (element) =>
    receives({ element, target: () => ({ where: "touchpoints", step }), takes: (dragged) => dragged.what === "touchpoint" });
}
