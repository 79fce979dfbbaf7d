/** A map file that somebody drops or chooses. */
import { say } from "../i18n/index.ts";
import { post } from "../shell/api.ts";
import { Problem } from "../shell/problem.ts";
import type { MapSummary } from "./map_list.svelte.ts";

export const ACCEPTED: readonly string[] = [".yaml", ".yml", ".json"];
const MOST_BYTES = 20 * 1024 * 1024;

/** Gives the file to the server. Throws a Problem, with each mistake in the file and its place. */
export async function openFile(file: File): Promise<MapSummary> {
  if (!ACCEPTED.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    throw new Problem(say("home.onlyMaps", { file: file.name }), "", say("home.onlyMapsText"), "home.no-map-file", 422);
  }
  if (file.size > MOST_BYTES) throw new Problem(say("home.tooBig", { file: file.name }), "", say("home.tooBigText"), "home.too-big", 413);
  return post("/api/v1/maps/file", { query: { name: file.name }, body: file });
}

/** The first file that is being dragged or dropped. */
export function fileOf(event: DragEvent): File | null {
  return event.dataTransfer?.files[0] ?? null;
}

/** Whether files are being dragged, not text or a part of a page. */
export function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
