/** Where the steps of a map could go when its phase model changes: by what a phase means, and else by where it stands. */
import type { PhaseView, StepView } from "../../document/views.ts";
import type { PhaseModel } from "../session.svelte.ts";

/** How far a customer is in a phase of the models that we know: from not looking (0) to telling others (5). */
const HOW_FAR: Readonly<Record<string, number>> = {
  attention: 0, awareness: 0, reach: 0, see: 0, orientation: 0,
  interest: 1, consideration: 1, engage: 1, think: 1, weighing: 1,
  desire: 2, decision: 2,
  action: 3, activate: 3, do: 3, purchase: 3,
  use: 4,
  loyalty: 5, care: 5, nurture: 5, evaluation: 5,
};

/**
 * Id of each step -> id of the phase of the model where it is proposed to go.
 *
 * A phase with the same id or name keeps its steps; else the phase that is nearest in what the customer does there; else the
 * one at the same part of the way. No step comes to stand before one that it follows now.
 */
export function proposePhases(phases: readonly PhaseView[], steps: readonly StepView[], model: PhaseModel): Map<string, string> {
  const proposed = new Map<string, string>();
  let earliest = 0;
  for (const step of steps) {
    const position = phases.findIndex((phase) => phase.id === step.phase);
    const phase = phases[position];
    const fitting = phase === undefined ? 0 : fittingPhase(phase, phases.length < 2 ? 0 : position / (phases.length - 1), model);
    earliest = Math.max(earliest, fitting);
    const chosen = model.phases[earliest];
    if (chosen !== undefined) proposed.set(step.id, chosen.id);
  }
  return proposed;
}

function fittingPhase(phase: PhaseView, part: number, model: PhaseModel): number {
  const same = model.phases.findIndex((one) => one.id === phase.id || alike(one.name, phase.name));
  if (same >= 0) return same;
  const far = HOW_FAR[phase.id];
  const distances = model.phases.map((one) => (far === undefined ? Infinity : Math.abs((HOW_FAR[one.id] ?? Infinity) - far)));
  const nearest = Math.min(...distances);
  return Number.isFinite(nearest) ? distances.indexOf(nearest) : Math.round(part * (model.phases.length - 1));
}

function alike(one: string, other: string): boolean {
  return one.trim().localeCompare(other.trim(), undefined, { sensitivity: "base" }) === 0;
}
