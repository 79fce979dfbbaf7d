/** What the things of a map are called in the panel. */
import type { MapDocument } from "../../document/map_document.svelte.ts";
import { say, type Key } from "../../i18n/index.ts";
import { spoken } from "../grid/markdown.ts";
import { wayName } from "../line/ways.ts";
import { metricName } from "./goal_words.ts";
import type { PanelPlace } from "../session.svelte.ts";

const KINDS: Record<PanelPlace["table"], Key> = {
  journey: "panel.kindMap",
  line: "panel.kindLine",
  way: "panel.kindWay",
  emotion: "panel.kindEmotion",
  phases: "panel.kindPhase",
  steps: "panel.kindStep",
  cards: "panel.kindCard",
  lanes: "panel.kindLane",
  touchpoints: "panel.kindTouchpoint",
  personas: "panel.kindPersona",
  customer_jobs: "panel.kindJob",
  offers: "panel.kindOffer",
  propositions: "panel.kindProposition",
  evidence: "panel.kindEvidence",
  goals: "panel.kindGoal",
};

/** What sort of thing stands at a place. */
export function kindName(place: PanelPlace): string {
  return say(KINDS[place.table]);
}

/** The thing's own name; a word where it has none, nothing where it is not there. */
export function nameOf(document: MapDocument, place: PanelPlace): string | null {
  const { table, id } = place;
  if (table === "journey") return document.journey.title || say("panel.untitled");
  if (table === "line" || table === "emotion") return kindName(place);
  if (table === "way") return wayName(document, id);
  const thing = document.find(table, id);
  if (thing === undefined) return null;
  const name = "name" in thing ? thing.name : "metric" in thing ? metricName(thing.metric) : spoken(thing.text);
  return name.trim() || say("panel.untitled");
}
