/** The map as the keyboard walks it, and the walking. */
import type { LaneView } from "../../document/views.ts";
import { waysFrom } from "../line/ways.ts";
import type { MapSession, Place } from "../session.svelte.ts";
import { bandsOf } from "./bands.ts";
import { columnOf, neighbour, type Direction, type Row } from "./navigation.ts";

interface Standing {
  readonly step: string | null;
  readonly phase: string;
}

function columnsIn(session: MapSession): readonly Standing[] {
  return session.document.phases.flatMap((phase): Standing[] => {
    const steps = session.document.stepsOf(phase.id);
    return steps.length > 0 ? steps.map((step) => ({ step: step.id, phase: phase.id })) : [{ step: null, phase: phase.id }];
  });
}

/** All rows of the map that are on the screen. */
export function rowsOf(session: MapSession): readonly Row[] {
  const columns = columnsIn(session);
  const each = (make: (step: string) => readonly Place[], bare: (phase: string) => readonly Place[] = () => []): Row["stacks"] =>
    columns.map(({ step, phase }) => (step === null ? bare(phase) : make(step)));
  const ways = waysFrom(session);
  return [
    { label: null, stacks: columns.map(({ phase }) => [{ table: "phases", id: phase }]) },
    { label: null, stacks: each((step) => [{ table: "steps", id: step }], (phase) => [{ table: "bare", phase, lane: "" }]) },
    { label: null, door: { table: "line", id: "" }, stacks: each((step) => [{ table: "line", id: step }, ...(ways.get(step) ?? []).map((id): Place => ({ table: "way", id }))]) },
    ...session.document.lanes.filter((lane) => lane.shown).map((lane) => laneRow(session, lane, columns, each)),
  ];
}

function laneRow(
  session: MapSession,
  lane: LaneView,
  columns: readonly Standing[],
  each: (make: (step: string) => readonly Place[], bare?: (phase: string) => readonly Place[]) => Row["stacks"],
): Row {
  const label: Place = { table: "lanes", id: lane.id };
  if (session.folded.has(lane.id)) return { label, stacks: columns.map(() => []) };
  if (lane.holds === "emotion") return { label, door: { table: "emotion", id: "" }, stacks: each((step) => [{ table: "emotion", id: step }]) };
  const bare = (phase: string): readonly Place[] => [{ table: "bare", phase, lane: lane.id }];
  if (lane.holds === "touchpoints") {
    const at = (step: string): readonly Place[] =>
      (session.document.find("steps", step)?.touchpoints ?? []).map((id) => ({ table: "touchpoints", id, step }));
    return { label, stacks: each((step) => orCell(at(step), lane, step), bare) };
  }
  const cards = columns.flatMap(({ step }) => (step === null ? [] : lane.kinds.flatMap((kind) => session.document.cardsAt(step, kind))));
  const index = new Map(columns.flatMap(({ step }, column) => (step === null ? [] : [[step, column] as const])));
  const { wide } = bandsOf(cards, index, columns.length);
  const lying = new Set(wide.map(({ card }) => card.id));
  return {
    label,
    stacks: columns.map(({ step, phase }, column) => {
      if (step === null) return bare(phase);
      const over = wide.filter(({ from, to }) => from <= column && column <= to).sort((a, b) => a.band - b.band);
      const own = cards.filter((card) => card.step === step && !lying.has(card.id));
      const places = [...over.map(({ card }) => card), ...own].map((card): Place => ({ table: "cards", id: card.id }));
      return own.length > 0 ? places : [...places, cellOf(lane, step)];
    }),
  };
}

function cellOf(lane: LaneView, step: string): Place {
  return { table: "cell", lane: lane.id, step, kind: lane.kinds[0] ?? lane.id };
}

function orCell(places: readonly Place[], lane: LaneView, step: string): readonly Place[] {
  return places.length > 0 ? places : [cellOf(lane, step)];
}

/** Where the keyboard was before it came upon a place that covers several columns. */
let column: number | undefined;

/** Goes on from where the keyboard is; false where the map ends. */
export function walk(session: MapSession, direction: Direction, from: Place | null = session.focus): boolean {
  const rows = rowsOf(session);
  const to = from === null ? (rows[0]?.stacks[0]?.[0] ?? null) : neighbour(rows, from, direction, column);
  if (to === null) return false;
  const vertical = direction === "up" || direction === "down";
  column = columnOf(rows, to, vertical && from !== null ? (columnOf(rows, from, column) ?? undefined) : undefined) ?? undefined;
  session.go(to);
  return true;
}
