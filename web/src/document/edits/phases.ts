/** Edits of phases, and of the phase model as a whole. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { keysBetween } from "../order.ts";
import { textAt } from "../texts.ts";
import { referInstead } from "./references.ts";
import { makeRoom, standing } from "./standing.ts";
import { deleteSteps, moveSteps, stepsIn } from "./steps.ts";

/** Adds a phase before another (at the end where none is named), and tells its id. */
export function addPhase(document: MapDocument, before: string | null = null, name = ""): string {
  const id = newId(name || "phase", (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, "phases", standing(document, "phases"), before, 1);
    document.add("phases", id, { order, name });
  });
  return id;
}

/** Takes a phase off the map. Its steps go to the phase before it (the next where it is the first), or with it. */
export function deletePhase(document: MapDocument, id: string, steps: "keep" | "delete" = "keep"): void {
  const phases = document.phases.map((phase) => phase.id);
  const at = phases.indexOf(id);
  const neighbour = phases[at - 1] ?? phases[at + 1];
  document.change(() => {
    const held = stepsIn(document, id).map((step) => step.id);
    if (steps === "delete" || neighbour === undefined) deleteSteps(document, held);
    else moveSteps(document, held, { phase: neighbour, before: at > 0 ? null : (stepsIn(document, neighbour)[0]?.id ?? null) });
    document.remove("phases", id);
  });
}

/** Moves a phase with its steps before another; to the end where none is named. */
export function movePhase(document: MapDocument, id: string, before: string | null): void {
  if (before === id) return;
  document.change(() => {
    const others = standing(document, "phases").filter((phase) => phase.id !== id);
    const [order] = makeRoom(document, "phases", others, before, 1);
    document.set("phases", id, "order", order ?? "");
  });
}

/** Splits a phase: the steps from one on get a phase of their own, right after it. Tells its id. */
export function splitPhase(document: MapDocument, id: string, right: { readonly name: string; readonly from: string }): string {
  const phases = document.phases.map((phase) => phase.id);
  const steps = document.stepsOf(id).map((step) => step.id);
  const going = steps.slice(steps.indexOf(right.from));
  let made = "";
  document.change(() => {
    made = addPhase(document, phases[phases.indexOf(id) + 1] ?? null, right.name);
    moveSteps(document, going, { phase: made });
  });
  return made;
}

/** Merges phases into the first of them, with all steps and goals. Tells the id of the phase that remains. */
export function mergePhases(document: MapDocument, ids: readonly string[], name?: string): string {
  const [into, ...others] = document.phases.filter((phase) => ids.includes(phase.id)).map((phase) => phase.id);
  if (into === undefined) throw new RangeError("no phases to merge");
  document.change(() => {
    for (const id of others) {
      moveSteps(document, stepsIn(document, id).map((step) => step.id), { phase: into });
      moveGoals(document, id, into);
      addGoalWords(document, id, into);
      referInstead(document, id, into);
      document.remove("phases", id);
    }
    if (name !== undefined) document.setText({ table: "phases", id: into, field: "name" }, name);
  });
  return into;
}

/** A phase model to change to, and where every step goes. */
export interface ModelMapping {
  /** The model's id; null for phases of one's own. */
  readonly model: string | null;
  /** The phases of it, in order. */
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  /** Step -> phase of the new model; a step that is not named goes with the one before it. */
  readonly places: ReadonlyMap<string, string>;
}

/** Changes the map's phase model; every step keeps its cards, and the order of steps stays where the mapping lets it. */
export function changeModel(document: MapDocument, mapping: ModelMapping): void {
  const before = document.phases.map((phase) => phase.id);
  const steps = document.steps.map(({ id, phase }) => ({ id, phase }));
  document.change(() => {
    const ids = new Map(mapping.phases.map((phase) => [phase.id, phaseOfModel(document, phase)]));
    const keys = keysBetween(null, null, mapping.phases.length);
    [...ids.values()].forEach((id, index) => document.set("phases", id, "order", keys[index] ?? ""));
    const first = ids.values().next().value;
    let last = first;
    const held = new Map<string, string[]>([...ids.values()].map((id) => [id, []]));
    const went = new Map<string, string>(); // phase that was -> the first of the new ones that took a step of it
    for (const { id, phase } of steps) {
      last = ids.get(mapping.places.get(id) ?? "") ?? last;
      if (last === undefined) continue;
      held.get(last)?.push(id);
      if (!went.has(phase)) went.set(phase, last);
    }
    for (const [phase, its] of held) moveSteps(document, its, { phase });
    const staying = new Set(ids.values());
    for (const phase of before) {
      if (staying.has(phase)) continue;
      const to = went.get(phase) ?? first;
      if (to !== undefined) {
        moveGoals(document, phase, to);
        addGoalWords(document, phase, to);
        referInstead(document, phase, to);
      }
      document.remove("phases", phase);
    }
    document.set("journey", "", "model", mapping.model);
  });
}

/** The map's phase for one of a model: the one with its id, back again if it was gone, else a new one. */
function phaseOfModel(document: MapDocument, phase: { readonly id: string; readonly name: string }): string {
  const there = document.row("phases", phase.id);
  if (there) {
    if (there.get("gone") === true) {
      document.set("phases", phase.id, "gone", null);
      document.setText({ table: "phases", id: phase.id, field: "name" }, phase.name);
    }
    return phase.id;
  }
  const id = document.taken(phase.id) ? newId(phase.id, (taken) => document.taken(taken)) : phase.id;
  document.add("phases", id, { name: phase.name });
  return id;
}

/** What the customer wants in a phase that leaves stays said in the one that takes its steps. */
function addGoalWords(document: MapDocument, from: string, to: string): void {
  const said = [to, from].map((id) => textAt(document, { table: "phases", id, field: "goal" }).trim()).filter(Boolean);
  document.setText({ table: "phases", id: to, field: "goal" }, [...new Set(said)].join("; "));
}

function moveGoals(document: MapDocument, from: string, to: string): void {
  const there = standing(document, "goals", (row) => row.get("phase") === to);
  const coming = standing(document, "goals", (row) => row.get("phase") === from);
  const keys = makeRoom(document, "goals", there, null, coming.length);
  coming.forEach((goal, index) => {
    document.set("goals", goal.id, "phase", to);
    document.set("goals", goal.id, "order", keys[index] ?? "");
  });
}
