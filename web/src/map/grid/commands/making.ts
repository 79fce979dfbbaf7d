/** Making and moving phases, steps, lanes and cards by key. */
import { moveCards } from "../../../document/edits/cards.ts";
import { moveLane, showLane } from "../../../document/edits/lanes.ts";
import { movePhase } from "../../../document/edits/phases.ts";
import { moveStep } from "../../../document/edits/steps.ts";
import { moveTouchpoint } from "../../../document/edits/touchpoints.ts";
import { say } from "../../../i18n/index.ts";
import type { Command } from "../../command.ts";
import type { MapSession } from "../../session.svelte.ts";
import { addLaneAfter, addPhaseAfter, addStepAfter, addStepAt } from "../adding.ts";
import { laneAt, phaseAt, stepAt } from "../place.ts";
import { chosen } from "../selection.ts";

type Way = "left" | "right" | "up" | "down";

function addStepHere(session: MapSession): void {
  const step = stepAt(session, session.focus);
  const phase = phaseAt(session, session.focus) ?? session.document.phases.at(-1)?.id;
  if (step !== null) addStepAfter(session, step);
  else if (phase !== undefined) addStepAt(session, phase);
}

/** The thing of a list that comes after the one that follows (or before the one that precedes) a place: where it goes when it moves by one. */
function nextPlace(all: readonly { readonly id: string }[], id: string, forward: boolean): string | null | undefined {
  const at = all.findIndex((one) => one.id === id);
  if (at < 0 || (forward ? at === all.length - 1 : at === 0)) return undefined;
  return forward ? (all[at + 2]?.id ?? null) : (all[at - 1]?.id ?? null);
}

/** Moves what is where the keyboard is by one place. */
function shift(session: MapSession, way: Way): void {
  const { document, focus } = session;
  const forward = way === "right" || way === "down";
  const sideways = way === "left" || way === "right";
  if (focus === null) return;
  if (focus.table === "cards") shiftCards(session, way);
  else if (focus.table === "touchpoints" && focus.step !== undefined) shiftTouchpoint(session, focus.id, focus.step, way);
  else if (focus.table === "phases" && sideways) {
    const before = nextPlace(document.phases, focus.id, forward);
    if (before !== undefined) movePhase(document, focus.id, before);
    session.go(focus);
  } else if (focus.table === "steps" && sideways) {
    shiftStep(session, focus.id, forward);
    session.go(focus);
  } else if (focus.table === "lanes" && !sideways) {
    const before = nextPlace(document.lanes.filter((lane) => lane.shown), focus.id, forward);
    if (before !== undefined) moveLane(document, focus.id, before);
    session.go(focus);
  }
}

function shiftStep(session: MapSession, id: string, forward: boolean): void {
  const { document } = session;
  const phase = document.find("steps", id)?.phase ?? "";
  const before = nextPlace(document.stepsOf(phase), id, forward);
  const told = (): void => session.tell(say("map.movedStep", { name: document.find("steps", id)?.name ?? "" }), true);
  if (before !== undefined) {
    moveStep(document, id, { phase, before });
    return told();
  }
  const phases = document.phases;
  const next = phases[phases.findIndex((one) => one.id === phase) + (forward ? 1 : -1)];
  if (next === undefined) return;
  moveStep(document, id, { phase: next.id, before: forward ? (document.stepsOf(next.id)[0]?.id ?? null) : null });
  told();
}

/** Cards go up and down in their cell, to the next lane at its end, and from step to step. */
function shiftCards(session: MapSession, way: Way): void {
  const { document } = session;
  const cards = chosen(session);
  const [first] = cards;
  if (first === undefined || session.focus === null) return;
  const ids = cards.map((card) => card.id);
  if (way === "left" || way === "right") {
    const steps = document.steps;
    const by = way === "right" ? 1 : -1;
    const goals = cards.map((card) => steps[steps.findIndex((step) => step.id === card.step) + by]);
    if (goals.some((goal) => goal === undefined)) return;
    document.change(() => {
      cards.forEach((card, index) => moveCards(document, [card.id], { step: goals[index]?.id ?? card.step, kind: card.kind }));
    });
  } else if (cards.every((card) => card.step === first.step && card.kind === first.kind)) {
    const all = document.cardsAt(first.step, first.kind);
    const forward = way === "down";
    const before = nextPlace(all, (forward ? ids.at(-1) : ids[0]) ?? "", forward);
    if (before !== undefined) moveCards(document, ids, { step: first.step, kind: first.kind, before });
    else toNextLane(session, ids, first.step, first.kind, forward);
  }
  session.go(session.focus, true);
}

function toNextLane(session: MapSession, ids: readonly string[], step: string, kind: string, forward: boolean): void {
  const { document } = session;
  const lanes = document.lanes.filter((lane) => lane.shown && lane.holds === "cards");
  const next = lanes[lanes.findIndex((lane) => lane.kinds.includes(kind)) + (forward ? 1 : -1)];
  const to = next?.kinds[0];
  if (next === undefined || to === undefined) return;
  moveCards(document, ids, { step, kind: to, before: forward ? (document.cardsAt(step, to)[0]?.id ?? null) : null });
  session.tell(say("map.movedToLane", { n: ids.length, lane: next.name }), true);
}

function shiftTouchpoint(session: MapSession, id: string, step: string, way: Way): void {
  const { document } = session;
  if (way === "up" || way === "down") {
    const there = (document.find("steps", step)?.touchpoints ?? []).map((one) => ({ id: one }));
    const before = nextPlace(there, id, way === "down");
    if (before !== undefined) moveTouchpoint(document, id, step, step, before);
    return session.go({ table: "touchpoints", id, step });
  }
  const steps = document.steps;
  const next = steps[steps.findIndex((one) => one.id === step) + (way === "right" ? 1 : -1)];
  if (next === undefined) return;
  moveTouchpoint(document, id, step, next.id);
  session.go({ table: "touchpoints", id, step: next.id });
}

function shifting(id: string, name: Command["name"], key: string, way: Way): Command {
  return { id, name, keys: [`Alt+${key}`], group: "move", where: "map", listed: false, enabled: (session) => session.focus !== null, run: (session) => shift(session, way) };
}

export const MAKING: readonly Command[] = [
  { id: "add-step", name: "map.commandAddStep", keys: ["Mod+Enter"], group: "structure", where: "map", run: addStepHere },
  {
    id: "add-phase",
    name: "map.commandAddPhase",
    keys: ["Mod+Shift+Enter"],
    group: "structure",
    where: "map",
    run: (session) => addPhaseAfter(session, phaseAt(session, session.focus)),
  },
  {
    id: "add-lane",
    name: "map.commandAddLane",
    keys: ["Mod+Alt+Enter"],
    group: "structure",
    where: "map",
    run: (session) => addLaneAfter(session, laneAt(session, session.focus)),
  },
  shifting("shift-left", "map.commandShiftLeft", "ArrowLeft", "left"),
  shifting("shift-right", "map.commandShiftRight", "ArrowRight", "right"),
  shifting("shift-up", "map.commandShiftUp", "ArrowUp", "up"),
  shifting("shift-down", "map.commandShiftDown", "ArrowDown", "down"),
  {
    id: "hide-lane",
    name: "map.commandHideLane",
    group: "view",
    enabled: (session) => laneAt(session, session.focus) !== null,
    run: (session) => {
      const lane = session.document.lanes.find((one) => one.id === laneAt(session, session.focus));
      if (lane === undefined) return;
      showLane(session.document, lane.id, false);
      session.tell(say("map.hiddenLane", { name: lane.name }), true);
    },
  },
];
