/** The ways along the line from one step to another: stretches between neighbours, and returns as far as they are drawn. */
import { Flow } from "../../geometry/flow.ts";
import { say } from "../../i18n/index.ts";
import type { MapDocument } from "../../document/map_document.svelte.ts";
import type { MapSession } from "../session.svelte.ts";
import { readingOf } from "./reading.ts";

/** The steps of a way; none where the id names no way. */
export function endsOf(id: string): readonly [string, string] | null {
  const [from, to] = id.split("~");
  return from && to ? [from, to] : null;
}

export function wayId(from: string, to: string): string {
  return `${from}~${to}`;
}

/** A way in words: "From Compares salons to Chooses a salon"; none where a step of it is not on the map. */
export function wayName(document: MapDocument, id: string): string | null {
  const [from, to] = (endsOf(id) ?? []).map((step) => document.find("steps", step)?.name);
  return from === undefined || to === undefined ? null : say("picture.way", { from: from || say("panel.untitled"), to: to || say("panel.untitled") });
}

/** By the step where they begin, as the keyboard comes upon them: returns first, then on to the next step. */
export function waysFrom(session: MapSession): ReadonlyMap<string, readonly string[]> {
  const { reality, document } = session;
  if (reality === null) return new Map();
  const { steps } = document;
  const phases = new Map(document.phases.map(({ id }, index) => [id, index]));
  const columns = steps.map((step, x) => ({ step: step.id, phaseIndex: phases.get(step.phase) ?? 0, x, width: 1 }));
  const reading = readingOf(reality, steps, document.touchpoints);
  const found = new Map<string, string[]>(steps.map(({ id }) => [id, []]));
  for (const { start, end } of new Flow(columns, reading).returns) found.get(start.step)?.push(wayId(start.step, end.step));
  for (const [index, { id }] of steps.entries()) {
    const next = steps[index + 1];
    if (next && reading.stations.get(id)?.measurable && reading.stations.get(next.id)?.measurable) found.get(id)?.push(wayId(id, next.id));
  }
  return found;
}
