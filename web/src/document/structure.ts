/** Which phases and steps live, in order, and where what stood in a gone one goes: pure, so that everybody reads the same map. */
import { inOrder, type Ordered } from "./order.ts";

export interface PhaseAt extends Ordered {
  readonly gone: boolean;
}

export interface StepAt extends Ordered {
  readonly gone: boolean;
  readonly phase: string;
}

export interface Structure {
  /** Ids of living phases, in order. */
  readonly phases: readonly string[];
  /** Living steps in order, each with the living phase that it stands in. */
  readonly steps: readonly { readonly id: string; readonly phase: string }[];
  /** Where the cards of every step stand, gone ones included: a living step; nowhere where none lives. */
  readonly home: ReadonlyMap<string, string>;
  /** Every step's place among all, gone ones included. */
  readonly position: ReadonlyMap<string, number>;
}

/** The nearest earlier one that lives, else the first that does. */
function nearest<Thing extends { readonly gone: boolean }>(all: readonly Thing[], from: number): Thing | undefined {
  for (let index = from; index >= 0; index--) {
    const thing = all[index];
    if (thing && !thing.gone) return thing;
  }
  return all.find((thing) => !thing.gone);
}

/** The columns of the map. */
export function structure(phaseRows: readonly PhaseAt[], stepRows: readonly StepAt[]): Structure {
  let phases = [...phaseRows].sort(inOrder);
  const place = new Map(phases.map((phase, index) => [phase.id, index]));
  const steps = [...stepRows].sort(
    (a, b) => (place.get(a.phase) ?? -1) - (place.get(b.phase) ?? -1) || inOrder(a, b),
  );
  const living = steps.filter((step) => !step.gone);
  if (living.length > 0 && phases.every((phase) => phase.gone)) {
    const first = Math.max(0, place.get(living[0]?.phase ?? "") ?? 0);
    phases = phases.map((phase, index) => (index === first ? { ...phase, gone: false } : phase));
  }
  const position = new Map(steps.map((step, index) => [step.id, index]));
  const home = new Map<string, string>();
  steps.forEach((step, index) => {
    const found = nearest(steps, index);
    if (found) home.set(step.id, found.id);
  });
  return {
    phases: phases.filter((phase) => !phase.gone).map((phase) => phase.id),
    steps: living.flatMap((step) => {
      const phase = nearest(phases, place.get(step.phase) ?? 0);
      return phase ? [{ id: step.id, phase: phase.id }] : [];
    }),
    home,
    position,
  };
}
