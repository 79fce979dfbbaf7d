/** Where the phases and steps of a draft stand. */
import type { Column } from "../geometry/flow.ts";
import type { Journey } from "./contract.ts";

export interface PhaseBox {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly empty: boolean;
}

export interface StepBox extends Column {
  readonly name: string;
  /** Ids, the heaviest first. */
  readonly touchpoints: readonly string[];
}

export interface Layout {
  readonly phases: readonly PhaseBox[];
  readonly steps: readonly StepBox[];
  readonly width: number;
}

export const GAP = 6;
const LEAST = 106;
const MOST = 240;
/** A phase without steps is as wide as its name needs. */
const EMPTY = 98;

/** The columns of a draft in so much room, in px; wider than the room where they would get too narrow. */
export function layOut(journey: Journey, room: number): Layout {
  const count = journey.phases.reduce((sum, phase) => sum + phase.steps.length, 0);
  const empty = journey.phases.filter((phase) => phase.steps.length === 0).length;
  const left = room - empty * (EMPTY + GAP) + GAP;
  const width = Math.min(MOST, Math.max(LEAST, Math.floor(left / Math.max(count, 1)) - GAP));
  const steps: StepBox[] = [];
  const phases: PhaseBox[] = [];
  let x = 0;
  for (const [index, phase] of journey.phases.entries()) {
    const from = x;
    for (const step of phase.steps) {
      steps.push({ step: step.id, name: step.name, phaseIndex: index, x, width, touchpoints: step.touchpoints ?? [] });
      x += width + GAP;
    }
    if (phase.steps.length === 0) x += EMPTY + GAP;
    phases.push({ id: phase.id, name: phase.name, index, x: from, width: x - GAP - from, empty: phase.steps.length === 0 });
  }
  return { phases, steps, width: Math.max(x - GAP, 0) };
}
