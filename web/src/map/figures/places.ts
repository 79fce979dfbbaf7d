/** The map's steps and touchpoints by name, as filters and small pictures need them. */
import type { MapDocument } from "../../document/map_document.svelte.ts";
import { say } from "../../i18n/index.ts";
import type { Places } from "../../reality/places.ts";

export function placesOf(document: MapDocument): Places {
  const phases = new Map(document.phases.map(({ id }, index) => [id, index]));
  const named = (name: string): string => name || say("panel.untitled");
  return {
    steps: document.steps.map(({ id, name, phase }) => ({ id, name: named(name), phaseIndex: phases.get(phase) ?? 0 })),
    touchpoints: document.touchpoints.map(({ id, name }) => ({ id, name: named(name) })),
  };
}
