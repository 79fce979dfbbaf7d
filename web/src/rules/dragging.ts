/** Names are dragged onto touchpoints. */
import { autoScrollWindowForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
import type { Attachment } from "svelte/attachments";
import { named } from "./giving.ts";
import type { Loose } from "./screen.svelte.ts";

const NAMES = Symbol("names");

function carried(data: Record<string | symbol, unknown>): readonly Loose[] {
  return (data[NAMES] as readonly Loose[] | undefined) ?? [];
}

/** Lets a row of names be dragged, with all that is chosen beside it. */
export function carries(names: () => readonly Loose[]): Attachment<HTMLElement> {
  return (element) =>
    draggable({
      element,
      getInitialData: () => ({ [NAMES]: names() }),
      onGenerateDragPreview: ({ nativeSetDragImage, source }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          render: ({ container }) => {
            const label = document.createElement("div");
            label.className = "carried-name";
            label.textContent = named(carried(source.data));
            container.append(label);
          },
        }),
      onDragStart: () => (element.dataset["dragged"] = ""),
      onDrop: () => delete element.dataset["dragged"],
    });
}

/** Lets names be dropped; while some are over it, the element carries `data-over`. */
export function receives(take: (names: readonly Loose[]) => void): Attachment<HTMLElement> {
  return (element) =>
    combine(
      dropTargetForElements({
        element,
        canDrop: ({ source }) => carried(source.data).length > 0,
        onDragEnter: () => (element.dataset["over"] = ""),
        onDragLeave: () => delete element.dataset["over"],
        onDrop: ({ source }) => {
          delete element.dataset["over"];
          take(carried(source.data));
        },
      }),
      () => delete element.dataset["over"],
    );
}

/** Moves the page along where names are carried to its edge. */
export function scrolls(): () => void {
  return autoScrollWindowForElements({ canScroll: ({ source }) => carried(source.data).length > 0 });
}
