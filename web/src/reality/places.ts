/** The steps and touchpoints of a map, as filters, small pictures and single paths name them. */

export interface NamedPlace {
  readonly id: string;
  readonly name: string;
}

export interface NamedStep extends NamedPlace {
  /** The place of its phase among the phases, for its colour. */
  readonly phaseIndex: number;
}

export interface Places {
  readonly steps: readonly NamedStep[];
  readonly touchpoints: readonly NamedPlace[];
}

/** The name of a step or touchpoint; none where it is not on the map. */
export function placeName({ steps, touchpoints }: Places, id: string): string | null {
  return [...steps, ...touchpoints].find((place) => place.id === id)?.name ?? null;
}

/** The colour of a phase. */
export function hueOf(phaseIndex: number): string {
  return `var(--phase-${(phaseIndex % 12) + 1})`;
}

/** The colour of the phase that a step is in; grey where it is not on the map. */
export function hueOfStep({ steps }: Places, id: string | null): string {
  const step = steps.find((one) => one.id === id);
  return step === undefined ? "var(--dash)" : hueOf(step.phaseIndex);
}
