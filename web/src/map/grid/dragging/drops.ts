/** What happens when something is dropped on the map. */
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { Attachment } from "svelte/attachments";
import { moveCards } from "../../../document/edits/cards.ts";
import { moveLane } from "../../../document/edits/lanes.ts";
import { movePhase } from "../../../document/edits/phases.ts";
import { moveStep } from "../../../document/edits/steps.ts";
import { moveTouchpoint } from "../../../document/edits/touchpoints.ts";
import { say } from "../../../i18n/index.ts";
import type { MapSession } from "../../session.svelte.ts";
import { chosen } from "../selection.ts";
import { draggedIn, targetIn, type Dragged, type Edge, type Target } from "./dragged.ts";

export function drops(session: MapSession): Attachment<HTMLElement> {
  return (sheet) => {
    const scroll = sheet.closest<HTMLElement>("[data-map-scroll], [data-phone]") ?? sheet;
    return combine(
      monitorForElements({
        canMonitor: ({ source }) => draggedIn(source.data) !== null && sheet.contains(source.element),
        onDrop: ({ source, location }) => {
          const dragged = draggedIn(source.data);
          const over = targetIn(location.current.dropTargets[0]?.data ?? {});
          if (dragged !== null && over !== null) drop(session, dragged, over.target, over.edge);
        },
      }),
      autoScrollForElements({ element: scroll }),
    );
  };
}

/** Puts what was dragged at its new place. */
function drop(session: MapSession, dragged: Dragged, target: Target, edge: Edge | null): void {
  if (dragged.what === "cards") dropCards(session, dragged.ids, target, edge);
  else if (dragged.what === "touchpoint") dropTouchpoint(session, dragged, target, edge);
  else if (dragged.what === "step") dropStep(session, dragged.id, target, edge);
  else if (dragged.what === "phase" && target.where === "phase") {
    movePhase(session.document, dragged.id, besideOf(session.document.phases, target.id, edge === "right", dragged.id));
    session.go({ table: "phases", id: dragged.id });
  } else if (dragged.what === "lane" && target.where === "lane") {
    moveLane(session.document, dragged.id, besideOf(session.document.lanes, target.id, edge === "bottom", dragged.id));
    session.go({ table: "lanes", id: dragged.id });
  }
}

function dropCards(session: MapSession, ids: readonly string[], target: Target, edge: Edge | null): void {
  const { document } = session;
  const order = chosen(session).map((card) => card.id);
  const moving = [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const first = document.find("cards", moving[0] ?? "");
  if (first === undefined) return;
  if (target.where === "card") {
    const there = document.find("cards", target.id);
    if (there === undefined) return;
    const before = besideOf(document.cardsAt(there.step, there.kind), there.id, edge === "bottom", ...moving);
    moveCards(document, moving, { step: there.step, kind: there.kind, before });
  } else if (target.where === "cell") {
    const kinds = new Map(moving.map((id) => [id, document.find("cards", id)?.kind ?? first.kind]));
    const fallback = target.kinds[0] ?? first.kind;
    document.change(() => {
      for (const kind of new Set([...kinds.values()].map((own) => (target.kinds.includes(own) ? own : fallback)))) {
        const these = moving.filter((id) => (target.kinds.includes(kinds.get(id) ?? "") ? kinds.get(id) : fallback) === kind);
        moveCards(document, these, { step: target.step, kind });
      }
    });
  } else return;
  session.go({ table: "cards", id: first.id }, ids.length > 1);
  session.tell(say("map.movedCards", { n: moving.length }), true);
}

function dropTouchpoint(session: MapSession, { id, step }: { readonly id: string; readonly step: string }, target: Target, edge: Edge | null): void {
  if (target.where !== "touchpoint" && target.where !== "touchpoints") return;
  const there = session.document.find("steps", target.step)?.touchpoints.map((one) => ({ id: one })) ?? [];
  const before = target.where === "touchpoint" ? besideOf(there, target.id, edge === "bottom", id) : null;
  moveTouchpoint(session.document, id, step, target.step, before);
  session.go({ table: "touchpoints", id, step: target.step });
}

function dropStep(session: MapSession, id: string, target: Target, edge: Edge | null): void {
  const { document } = session;
  if (target.where === "empty-phase") moveStep(document, id, { phase: target.id });
  else if (target.where === "step") {
    const phase = document.find("steps", target.id)?.phase;
    if (phase === undefined) return;
    moveStep(document, id, { phase, before: besideOf(document.stepsOf(phase), target.id, edge === "right", id) });
  } else return;
  session.go({ table: "steps", id });
  session.tell(say("map.movedStep", { name: document.find("steps", id)?.name ?? "" }), true);
}

/** Before which of them something comes that is put beside one; none at the end. What moves itself does not count. */
function besideOf(all: readonly { readonly id: string }[], beside: string, after: boolean, ...moving: readonly string[]): string | null {
  const staying = all.filter(({ id }) => id === beside || !moving.includes(id));
  const at = staying.findIndex(({ id }) => id === beside);
  return staying[at + (after ? 1 : 0)]?.id ?? null;
}
