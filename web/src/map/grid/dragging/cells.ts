/** Cells take what is dropped on them: between the things that stand there, or below them. */
import type { Attachment } from "svelte/attachments";
import type { LaneView } from "../../../document/views.ts";
import type { MapSession } from "../../session.svelte.ts";
import { receives } from "./dragged.ts";

/** A cell of cards. */
export function dropCards(session: MapSession, lane: LaneView, step: string): Attachment<HTMLElement> {
  return (element) =>
    receives({
      element,
      within: "[data-card]",
      target: (item) =>
        item === null
          ? { where: "cell", step, kinds: session.document.find("lanes", lane.id)?.kinds ?? lane.kinds }
          : { where: "card", id: item.dataset["card"] ?? "" },
      takes: (dragged) => dragged.what === "cards",
    });
}

/** The touchpoints of a step. */
export function dropTouchpoints(step: string): Attachment<HTMLElement> {
  return (element) =>
    receives({
      element,
      within: "[data-touchpoint]",
      target: (item) => (item === null ? { where: "touchpoints", step } : { where: "touchpoint", id: item.dataset["touchpoint"] ?? "", step }),
      takes: (dragged) => dragged.what === "touchpoint",
    });
}
