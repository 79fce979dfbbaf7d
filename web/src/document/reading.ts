/**
 * What screens read of a map: whatever stands in the document, a whole and consistent map comes of it.
 *
 * Repairs happen here, on reading, and are never written: what refers to something that is not there refers to nothing, what
 * stood in a gone step stands in the nearest earlier one, and what must have a name has one. The server reads maps by the same
 * rules; only cards without words yet are shown here, since somebody is about to write them.
 */
import type { KnownLane } from "./lane_kinds.ts";
import type { RowOf } from "./rows.ts";
import { structure, type Structure } from "./structure.ts";
import type { JourneyView, TableName, Tables } from "./views.ts";

export type Rows = { readonly [T in TableName]: ReadonlyMap<string, RowOf<T>> };

/** What a row's reading depends on beyond the row itself. */
export interface Surroundings extends Structure {
  readonly phaseOf: ReadonlyMap<string, string>; // living step -> living phase
  readonly ids: { readonly [T in "touchpoints" | "personas" | "offers" | "evidence"]: ReadonlySet<string> };
  readonly lanes: ReadonlyMap<string, KnownLane>;
  readonly kinds: ReadonlySet<string>;
  readonly language: "nl" | "en";
}

export function surroundings(rows: Rows, journey: JourneyView, known: readonly KnownLane[]): Surroundings {
  const columns = structure(
    [...rows.phases.values()],
    [...rows.steps.values()].map(({ id, order, gone, view }) => ({ id, order, gone, phase: view.phase })),
  );
  const lanes = new Map(known.map((lane) => [lane.id, lane]));
  return {
    ...columns,
    phaseOf: new Map(columns.steps.map((step) => [step.id, step.phase])),
    ids: {
      touchpoints: new Set(rows.touchpoints.keys()),
      personas: new Set(rows.personas.keys()),
      offers: new Set(rows.offers.keys()),
      evidence: new Set(rows.evidence.keys()),
    },
    lanes,
    kinds: new Set([...known.flatMap((lane) => lane.kinds), ...[...rows.lanes.keys()].filter((id) => !lanes.has(id))]),
    language: journey.language,
  };
}

const NAMELESS = { nl: "Naamloos", en: "Untitled" } as const;

type Repair<T extends TableName> = (row: RowOf<T>, around: Surroundings) => Tables[T] | null;

function known(id: string | null, ids: ReadonlySet<string> | ReadonlyMap<string, unknown>): string | null {
  return id !== null && ids.has(id) ? id : null;
}

function named<View extends { readonly name: string }>(view: View, around: Surroundings): View {
  return view.name === "" ? { ...view, name: NAMELESS[around.language] } : view;
}

/** How a row of each table reads; null where it is not on the map. */
const REPAIR: { readonly [T in TableName]: Repair<T> } = {
  phases: (row, around) => (around.phases.includes(row.id) ? named(row.view, around) : null),
  steps: (row, around) => {
    const phase = around.phaseOf.get(row.id);
    if (phase === undefined) return null;
    return {
      ...named(row.view, around),
      phase,
      touchpoints: row.view.touchpoints.filter((id) => around.ids.touchpoints.has(id)),
      emotions: row.view.emotions.filter(({ persona }) => persona === null || around.ids.personas.has(persona)),
    };
  },
  cards: (row, around) => {
    const step = around.home.get(row.view.step) ?? around.steps[0]?.id;
    if (step === undefined || !around.kinds.has(row.view.kind)) return null;
    return {
      ...row.view,
      step,
      evidence: row.view.evidence.filter((id) => around.ids.evidence.has(id)),
      touchpoint: known(row.view.touchpoint, around.ids.touchpoints),
      persona: known(row.view.persona, around.ids.personas),
      through: reaches(step, row.view.through, around),
    };
  },
  lanes: (row, around) => {
    const kind = around.lanes.get(row.id);
    if (!kind && row.gone) return null;
    return {
      ...row.view,
      name: row.view.name || (kind?.name ?? NAMELESS[around.language]),
      icon: row.view.icon || (kind?.icon ?? "own"),
      holds: kind?.holds ?? "cards",
      kinds: kind?.kinds ?? [row.id],
      own: kind === undefined,
    };
  },
  touchpoints: (row, around) => ({
    ...named(row.view, around),
    rules: row.view.rules.map((rule) => ({ ...rule, at: known(rule.at, around.phaseOf) })),
  }),
  personas: (row, around) => named(row.view, around),
  customer_jobs: (row, around) => ({ ...row.view, persona: known(row.view.persona, around.ids.personas) }),
  offers: (row, around) => ({ ...named(row.view, around), personas: row.view.personas.filter((id) => around.ids.personas.has(id)) }),
  propositions: (row, around) => ({
    ...row.view,
    persona: known(row.view.persona, around.ids.personas),
    offer: known(row.view.offer, around.ids.offers),
  }),
  evidence: (row) => row.view,
  goals: (row, around) => {
    const phase = around.phases.includes(row.view.phase) ? row.view.phase : around.phases[0];
    if (phase === undefined) return null;
    const places = [around.phaseOf, around.ids.touchpoints];
    const found = row.view.at !== null && (around.phases.includes(row.view.at) || places.some((place) => place.has(row.view.at ?? "")));
    return { ...row.view, phase, at: found ? row.view.at : null };
  },
};

function reaches(step: string, through: string | null, around: Surroundings): string | null {
  if (through === null || !around.phaseOf.has(through)) return null;
  return (around.position.get(through) ?? -1) > (around.position.get(step) ?? 0) ? through : null;
}

/** How a row reads; null where it is not on the map. */
export function read<T extends TableName>(table: T, row: RowOf<T>, around: Surroundings): Tables[T] | null {
  return REPAIR[table](row, around);
}

/** How the map itself reads. */
export function readMap(journey: JourneyView, around: Surroundings): JourneyView {
  const there = (id: string): boolean => around.phaseOf.has(id) || around.ids.touchpoints.has(id);
  return {
    ...journey,
    title: journey.title || NAMELESS[journey.language],
    goodOutcomes: journey.goodOutcomes.filter(there),
    badOutcomes: journey.badOutcomes.filter(there),
  };
}
