/** What discovery asks the server. */
import { getVersioned, post, put } from "../shell/api.ts";
import type { MapSummary } from "../shell/maps.ts";
import type { Choices } from "./choices.ts";
import type { Adopted, Draft, Journey } from "./contract.ts";

/** A draft, or how far the counting is that it needs (0..1). */
export async function askDraft(log: string, choices: Choices, signal: AbortSignal): Promise<Draft | number> {
  const { model, language, steps, outcome, include } = choices;
  const body = { model, language, steps, outcome, include: [...include] };
  const answer = await post("/api/v1/logs/{log_id}/draft", { path: { log_id: log }, body, signal });
  return answer.draft ?? answer.share;
}

/** Makes the draft a map, to which the customer data belongs. */
export async function takeAsMap(log: string, { model, language, steps, outcome, include }: Choices, title: string): Promise<MapSummary> {
  const draft = { log, steps, outcome, include: [...include] };
  return post("/api/v1/maps", { body: { source: "draft", model, language, title, draft } });
}

/** Takes touchpoints of the draft into a map; where it shall `onlySay`, nothing is done yet. */
export async function adopt(map: string, log: string, choices: Choices, touchpoints: readonly string[], onlySay: boolean): Promise<Adopted> {
  const { model, language, steps, outcome, include } = choices;
  const body = { log, model, language, steps, outcome, include: [...include], touchpoints: [...touchpoints], only_say: onlySay };
  return post("/api/v1/maps/{map_id}/adopt", { path: { map_id: map }, body });
}

/** A map, and the version that `putBack` names. */
export async function mapNow(map: string): Promise<{ answer: Journey; version: string }> {
  return getVersioned("/api/v1/maps/{map_id}", { path: { map_id: map } });
}

/** Replaces a map by another state of it, unless somebody has changed it since this version. */
export async function putBack(journey: Journey, version: string): Promise<void> {
  await put("/api/v1/maps/{map_id}", { path: { map_id: journey.id }, body: journey, headers: { "If-Match": version } });
}
