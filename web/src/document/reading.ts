/**
 * What screens read of a map: whatever stands in the document, a whole and consistent map comes of it.
 *
 * Repairs happen here, on reading, and are never written: what refers to something that is not there refers to nothing, what
 * stood in a gone step stands in the nearest earlier one, and what must have a name has one. The server reads maps by the same
 * rules; only cards without words yet are shown here, since somebody is about to write them.
 */
import { say } from "../i18n/index.ts";
import type { KnownLane } from "./lane_kinds.ts";
import { isId, type RowOf } from "./rows.ts";
import { structure, type Structure } from "./structure.ts";
import { TABLES } from "./tables.ts";
import type { JourneyView, LaneView, TableName, Tables } from "./views.ts";

export type Rows = { readonly [T in TableName]: ReadonlyMap<string, RowOf<T>> };

/** What a row's reading depends on beyond the row itself. */
export interface Surroundings extends Structure {
  /** Living step -> living phase. */
  readonly phaseOf: ReadonlyMap<string, string>;
  /** The ids that count, by table, but for cards; an id that stands in two tables is the first one's. */
  readonly ids: Readonly<Record<TableName, ReadonlySet<string>>>;
  readonly lanes: ReadonlyMap<string, KnownLane>;
  readonly kinds: ReadonlySet<string>;
  /** Kinds of card that we do not know and that are in use: their lanes are never gone altogether. */
  readonly ownKinds: ReadonlySet<string>;
}

/** What rows depend on. */
export function surroundings(rows: Rows, known: readonly KnownLane[]): Surroundings {
  const ids = eachIdOnce(rows);
  const columns = structure(
    [...rows.phases.values()].filter(({ id }) => ids.phases.has(id)),
    [...rows.steps.values()].filter(({ id }) => ids.steps.has(id)).map(({ id, order, gone, view }) => ({ id, order, gone, phase: view.phase })),
  );
  const lanes = new Map(known.map((lane) => [lane.id, lane]));
  const kinds = new Set(known.flatMap((lane) => lane.kinds));
  const ownKinds = new Set<string>();
  if (columns.steps.length > 0)
    for (const { id, view } of rows.cards.values())
      if (isOwnKind(view.kind, kinds, lanes) && (view.text || view.image) && isId(id)) ownKinds.add(view.kind);
  const phaseOf = new Map(columns.steps.map((step) => [step.id, step.phase]));
  return { ...columns, phaseOf, ids, lanes, kinds, ownKinds };
}

/** Whether a kind of card is of a lane of somebody's own: not one that we know, nor the name of such a lane. */
export function isOwnKind(kind: string, kinds: ReadonlySet<string>, lanes: ReadonlyMap<string, KnownLane>): boolean {
  return kind !== "" && !kinds.has(kind) && !lanes.has(kind);
}

function eachIdOnce(rows: Rows): Readonly<Record<TableName, ReadonlySet<string>>> {
  const taken = new Set<string>();
  const ids = Object.fromEntries(TABLES.map((table) => [table, new Set<string>()])) as Record<TableName, Set<string>>;
  for (const table of TABLES) {
    if (table === "cards") continue;
    for (const id of rows[table].keys()) {
      if (!isId(id) || (table !== "lanes" && taken.has(id))) continue;
      ids[table].add(id);
      if (table !== "lanes") taken.add(id);
    }
  }
  return ids;
}

type Repair<T extends TableName> = (view: Tables[T], around: Surroundings, row: RowOf<T>) => Tables[T] | null;

function known(id: string | null, ids: ReadonlySet<string> | ReadonlyMap<string, unknown>): string | null {
  return id !== null && ids.has(id) ? id : null;
}

/** How a row of each table reads; null where it is not on the map. */
const REPAIR: { readonly [T in TableName]: Repair<T> } = {
  phases: (view, { phases }) => (phases.includes(view.id) ? { ...view, name: view.name || say("document.untitled") } : null),
  steps: (view, { phaseOf, ids }) => {
    const phase = phaseOf.get(view.id);
    if (phase === undefined) return null;
    return {
      ...view,
      phase,
      name: view.name || say("document.untitled"),
      touchpoints: view.touchpoints.filter((id) => ids.touchpoints.has(id)),
      emotions: view.emotions.filter(({ persona }) => persona === null || ids.personas.has(persona)),
    };
  },
  cards: (view, around) => {
    const { ids, kinds, lanes } = around;
    const step = around.home.get(view.step) ?? around.steps[0]?.id;
    if (step === undefined || !(kinds.has(view.kind) || isOwnKind(view.kind, kinds, lanes))) return null;
    return {
      ...view,
      step,
      text: view.text || (view.image === null ? "" : say("document.picture")),
      evidence: view.evidence.filter((id) => ids.evidence.has(id)),
      touchpoint: known(view.touchpoint, ids.touchpoints),
      persona: known(view.persona, ids.personas),
      through: reaches(step, view.through, around),
    };
  },
  lanes: (view, { lanes, ownKinds }, row) => {
    const kind = lanes.get(view.id);
    if (row.gone && (kind || !ownKinds.has(view.id))) return null;
    return {
      ...view,
      name: view.name || (kind?.name ?? say("document.untitled")),
      icon: view.icon || (kind?.icon ?? "own"),
      shown: view.shown && !row.gone,
      holds: kind?.holds ?? "cards",
      kinds: kind?.kinds ?? [view.id],
      own: kind === undefined,
    };
  },
  touchpoints: (view, { phaseOf }) => ({
    ...view,
    name: view.name || say("document.untitled"),
    rules: view.rules.map((rule) => ({ ...rule, at: known(rule.at, phaseOf) })),
  }),
  personas: (view) => ({ ...view, name: view.name || say("document.untitled") }),
  customer_jobs: (view, { ids }) => ({
    ...view,
    text: view.text || say("document.noCustomerJobs"),
    persona: known(view.persona, ids.personas),
  }),
  offers: (view, { ids }) => ({
    ...view,
    name: view.name || say("document.untitled"),
    personas: view.personas.filter((id) => ids.personas.has(id)),
  }),
  propositions: (view, { ids }) => ({
    ...view,
    text: view.text || say("document.noPropositions"),
    persona: known(view.persona, ids.personas),
    offer: known(view.offer, ids.offers),
  }),
  evidence: (view) => ({ ...view, text: view.text || say("document.noEvidence") }),
  goals: (view, { phases, phaseOf, ids }) => {
    const phase = phases.includes(view.phase) ? view.phase : phases[0];
    if (phase === undefined) return null;
    const at = view.at !== null && (phases.includes(view.at) || phaseOf.has(view.at) || ids.touchpoints.has(view.at));
    return { ...view, phase, metric: view.metric || say("document.noGoals"), at: at ? view.at : null };
  },
};

function reaches(step: string, through: string | null, around: Surroundings): string | null {
  if (through === null || !around.phaseOf.has(through)) return null;
  return (around.position.get(through) ?? -1) >= (around.position.get(step) ?? 0) ? through : null;
}

/** How a row reads; null where it is not on the map. */
export function read<T extends TableName>(table: T, row: RowOf<T>, around: Surroundings): Tables[T] | null {
  const counts = table === "cards" ? isId(row.id) && !TABLES.some((other) => other !== "lanes" && around.ids[other].has(row.id)) : around.ids[table].has(row.id);
  return counts ? REPAIR[table](row.view, around, row) : null;
}

/** A lane that was never made, but has cards: there, and hidden. */
export function laneOf(kind: string): LaneView {
  return { id: kind, name: kind, icon: "own", shown: false, holds: "cards", kinds: [kind], own: true };
}

/** How the map itself reads. */
export function readMap(journey: JourneyView, around: Surroundings): JourneyView {
  const there = (id: string): boolean => around.phaseOf.has(id) || around.ids.touchpoints.has(id);
  return {
    ...journey,
    title: journey.title || say("document.untitled"),
    goodOutcomes: journey.goodOutcomes.filter(there),
    badOutcomes: journey.badOutcomes.filter(there),
  };
}
