/** How far a map can be trusted, in a few words. */
import { ago, day, say } from "../i18n/index.ts";
import type { MapSummary } from "./map_list.svelte.ts";

export interface Fresh {
  readonly text: string;
  readonly tone: "grey" | "accent" | "bad" | "dashed";
}

/** The most pressing first. */
export function freshness(map: MapSummary, today: Date = new Date()): Fresh[] {
  const found: Fresh[] = [];
  if (map.review !== null && new Date(`${map.review}T23:59:59`) < today) {
    found.push({ text: say("home.overdue", { day: day(new Date(`${map.review}T12:00:00`)) }), tone: "bad" });
  }
  if (map.contradicted > 0) found.push({ text: say("home.contradicted", { n: map.contradicted }), tone: "bad" });
  if (map.cards === 0) found.push({ text: say("home.empty"), tone: "dashed" });
  else if (map.supported > 0) found.push({ text: say("home.supported", { n: map.supported, of: map.cards }), tone: "accent" });
  else if (map.contradicted === 0) found.push({ text: say("home.assumptions"), tone: "dashed" });
  if (map.state === "future") found.push({ text: say("home.future"), tone: "grey" });
  return found;
}

/** Whom the map is about, and on how many real journeys it can be looked at. */
export function about(map: MapSummary): string {
  const who = map.personas.length > 0 ? map.personas.join(", ") : say("home.noPersona");
  const data = map.paths !== null ? say("home.paths", { n: map.paths }) : map.log !== null ? say("home.withLog", { log: map.log }) : say("home.noLog");
  return `${who} · ${data}`;
}

/** How much there is of it, and when it last changed. */
export function extent(map: MapSummary, now: Date = new Date()): string {
  const changed = new Date(map.updated_at);
  const when = now.getTime() - changed.getTime() < 60_000 ? say("home.changedNow") : say("home.changed", { ago: ago(changed, now) });
  return [say("home.phases", { n: map.phases }), say("home.steps", { n: map.steps }), when].join(" · ");
}
