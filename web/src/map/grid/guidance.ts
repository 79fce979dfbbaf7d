/** What might be written where, in the words of the phase models and the kinds of lane. */
import type { LaneView, PhaseView } from "../../document/views.ts";
import type { MapSession } from "../session.svelte.ts";

/** What belongs in a lane; nothing for lanes of one's own. */
export function helpOf(session: MapSession, lane: LaneView): string {
  return session.laneKinds.find((kind) => kind.id === lane.id)?.help ?? "";
}

export interface PhaseGuide {
  readonly customer: string;
  readonly brand: string;
}

/** What the customer does in a phase and what the brand can do, as the map's phase model says it. */
export function guideOf(session: MapSession, phase: PhaseView): PhaseGuide {
  const model = session.phaseModels.find((one) => one.id === session.document.journey.model);
  const found = model?.phases.find((one) => phase.id === one.id || phase.id.startsWith(`${one.id}-`) || phase.name === one.name);
  return { customer: found?.customer ?? "", brand: found?.brand ?? "" };
}

/** A quiet sentence, and over how many empty columns it may run. */
export interface Ghost {
  readonly text: string;
  readonly span: number;
}

/** The quiet sentence in a lane at the first step of a phase, while nothing is there. */
export function ghostOf(session: MapSession, lane: LaneView, phase: PhaseView, firstOfAll: boolean): string | undefined {
  const guide = guideOf(session, phase);
  if (lane.id === "actions" && guide.customer) return guide.customer;
  if (lane.id === "brand-actions" && guide.brand) return guide.brand;
  return firstOfAll ? helpOf(session, lane) || undefined : undefined;
}
