/** The questions that screens ask of a map's customer data, each with the filters of the page's address. */
import { addressOf, ask, post, type Answer, type PathWith } from "../shell/api.ts";
import type { Facets, MapReality, PathSample, PlaceDetails, WayDetails } from "./contract.ts";
import { queryOf, type Question } from "./filter.ts";

async function answer<P extends PathWith<"get">>(path: P, parts: Readonly<Record<string, string>>, query: string, signal: AbortSignal | null): Promise<Answer<P, "get">> {
  const response = await ask(`${addressOf(path, { path: parts })}${query && `&${query}`}`, { headers: { Accept: "application/json" }, signal });
  return (await response.json()) as Answer<P, "get">;
}

export function askReality(map: string, question: Question, signal: AbortSignal | null = null): Promise<MapReality> {
  return answer("/api/v1/maps/{map_id}/reality", { map_id: map }, queryOf(question), signal);
}

/** Begins the reading behind the figures anew, where it was cancelled or went wrong. Throws a Problem. */
export async function readAgain(map: string): Promise<void> {
  await post("/api/v1/maps/{map_id}/reality/read", { path: { map_id: map } });
}

export function askFacets(map: string): Promise<Facets> {
  return answer("/api/v1/maps/{map_id}/reality/facets", { map_id: map }, "", null);
}

export function askPlace(map: string, kind: "step" | "touchpoint", place: string, question: Question, signal: AbortSignal): Promise<PlaceDetails> {
  return answer("/api/v1/maps/{map_id}/reality/places/{kind}/{place}", { map_id: map, kind, place }, ofFirst(question), signal);
}

export function askWay(map: string, start: string, end: string, question: Question, signal: AbortSignal): Promise<WayDetails> {
  return answer("/api/v1/maps/{map_id}/reality/ways/{start}/{end}", { map_id: map, start, end }, ofFirst(question), signal);
}

/** A sample of single paths; `which` narrows the filter: at a place, what became of them, along a way. */
export function askPaths(map: string, question: Question, which: URLSearchParams, signal: AbortSignal): Promise<PathSample> {
  return answer("/api/v1/maps/{map_id}/paths", { map_id: map }, [ofFirst(question), which.toString()].filter(Boolean).join("&"), signal);
}

/** What is looked at alone, without what it is held against. */
function ofFirst({ filter }: Question): string {
  return queryOf({ filter, versus: null });
}
