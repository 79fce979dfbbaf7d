/** A map file that somebody drops or chooses. */
import { say } from "../i18n/index.ts";
import { post } from "../shell/api.ts";
import { Problem } from "../shell/problem.ts";
import type { MapSummary } from "./map_list.svelte.ts";

const ZIP = ".zip";
export const ACCEPTED: readonly string[] = [".yaml", ".yml", ".json", ZIP];
const CUSTOMER_DATA: readonly string[] = [".csv", ".tsv", ".parquet", ".xes", ".gz"];
const MEGABYTE = 1024 * 1024;
const MOST = 8;
const MOST_ZIPPED = 20;

/** Gives the file to the server. Throws a Problem, with each mistake in the file and its place. */
export async function openFile(file: File): Promise<MapSummary> {
  if (!ends(file, ACCEPTED)) throw new Problem(say("home.onlyMaps", { file: file.name }), "", whatThen(file), "home.no-map-file", 422);
  const most = ends(file, [ZIP]) ? MOST_ZIPPED : MOST;
  if (file.size > most * MEGABYTE) throw new Problem(say("home.tooBig", { file: file.name }), "", say("home.tooBigText", { most }), "home.too-big", 413);
  return post("/api/v1/maps/file", { query: { name: file.name }, body: file });
}

function ends(file: File, endings: readonly string[]): boolean {
  return endings.some((ending) => file.name.toLowerCase().endsWith(ending));
}

/** Where a file that is no map belongs. */
function whatThen(file: File): string {
  if (!ends(file, CUSTOMER_DATA)) return say("home.onlyMapsText");
  const named = /^\w[\w.-]*$/.test(file.name) ? ` ${file.name}` : ""; // whoever copies it has no quotes to think of
  return say("home.customerDataText", { command: `reiskaart log import${named}` });
}

/** The first file that is being dragged or dropped. */
export function fileOf(event: DragEvent): File | null {
  return event.dataTransfer?.files[0] ?? null;
}

/** Whether files are being dragged, not text or a part of a page. */
export function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
