/** What is dragged over the map, and over what: carried by pragmatic-drag-and-drop under keys of our own. */
import { attachClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";

export type Edge = "top" | "right" | "bottom" | "left";

export type Dragged =
  | { readonly what: "cards"; readonly ids: readonly string[] }
  | { readonly what: "touchpoint"; readonly id: string; readonly step: string }
  | { readonly what: "step" | "phase" | "lane"; readonly id: string };

export type Target =
  | { readonly where: "cell"; readonly step: string; readonly kinds: readonly string[] }
  | { readonly where: "touchpoints"; readonly step: string }
  | { readonly where: "touchpoint"; readonly id: string; readonly step: string }
  | { readonly where: "card" | "step" | "phase" | "lane" | "empty-phase"; readonly id: string };

const DRAGGED = Symbol("dragged");
const TARGET = Symbol("target");
const ITEM = Symbol("item");
/** So far below a thing, the pointer is still at it. */
const BETWEEN = 4;

/** What is dragged, from what the library carries. */
export function draggedIn(data: Record<string | symbol, unknown>): Dragged | null {
  return (data[DRAGGED] as Dragged | undefined) ?? null;
}

/** Over what, and at which side of it. */
export function targetIn(data: Record<string | symbol, unknown>): { readonly target: Target; readonly edge: Edge | null } | null {
  const target = data[TARGET] as Target | undefined;
  return target === undefined ? null : { target, edge: extractClosestEdge(data) };
}

interface Dragging {
  readonly element: HTMLElement;
  readonly dragged: () => Dragged;
  readonly allowed?: () => boolean;
  readonly preview?: (args: { nativeSetDragImage: DataTransfer["setDragImage"] | null; dragged: Dragged }) => void;
}

/** Lets an element be dragged; while it is, it carries `data-dragged`. */
export function carries({ element, dragged, allowed = () => true, preview }: Dragging): () => void {
  return draggable({
    element,
    canDrag: () => allowed() && !element.contains(document.activeElement?.closest("textarea") ?? null),
    getInitialData: () => ({ [DRAGGED]: dragged() }),
    onGenerateDragPreview: ({ nativeSetDragImage, source }) => {
      const carried = draggedIn(source.data);
      if (carried !== null) preview?.({ nativeSetDragImage, dragged: carried });
    },
    onDragStart: () => (element.dataset["dragged"] = ""),
    onDrop: () => delete element.dataset["dragged"],
  });
}

interface Receiving {
  readonly element: HTMLElement;
  /** What it stands for: itself, or one of the things in it. */
  readonly target: (item: HTMLElement | null) => Target;
  readonly takes: (dragged: Dragged) => boolean;
  /** At which sides something may be put; inside it where none are given. */
  readonly edges?: readonly Edge[];
  /** Things in it above and below which something may be put. */
  readonly within?: string;
}

/** Lets things be dropped on an element; while one is over it, it (or the thing in it) carries `data-edge`. */
export function receives({ element, target, takes, edges = [], within }: Receiving): () => void {
  let marked: HTMLElement | null = null;
  const mark = (on: HTMLElement | null, edge = ""): void => {
    if (marked !== null && marked !== on) delete marked.dataset["edge"];
    marked = on;
    if (on !== null) on.dataset["edge"] = edge;
  };
  /** The thing in it that is nearest to the pointer, if that is beside things at all. */
  const itemAt = (y: number): HTMLElement | null => {
    if (within === undefined) return null;
    const items = [...element.querySelectorAll<HTMLElement>(within)].filter((item) => item.dataset["dragged"] === undefined);
    return items.find((item) => y <= item.getBoundingClientRect().bottom + BETWEEN) ?? null;
  };
  return combine(
    dropTargetForElements({
      element,
      canDrop: ({ source }) => {
        const dragged = draggedIn(source.data);
        return dragged !== null && takes(dragged);
      },
      getData: ({ input }) => {
        const item = itemAt(input.clientY);
        const data = { [TARGET]: target(item), [ITEM]: item };
        if (item !== null) return attachClosestEdge(data, { element: item, input, allowedEdges: ["top", "bottom"] });
        return edges.length === 0 ? data : attachClosestEdge(data, { element, input, allowedEdges: [...edges] });
      },
      onDrag: ({ self, location }) => {
        if (location.current.dropTargets[0]?.element !== element) return mark(null);
        const item = self.data[ITEM];
        mark(item instanceof HTMLElement ? item : element, extractClosestEdge(self.data) ?? "inside");
      },
      onDragLeave: () => mark(null),
      onDrop: () => mark(null),
    }),
    () => mark(null),
  );
}
