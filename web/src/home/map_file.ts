/** A map file that somebody drops or chooses. */
import { say } from "../i18n/index.ts";
import { post } from "../shell/api.ts";
import { Problem } from "../shell/problem.ts";
import type { MapSummary } from "./map_list.svelte.ts";

const ZIP = ".zip";
export const ACCEPTED: readonly string[] = [".yaml", ".yml", ".json", ZIP];
/** How files with customer data end. */
export const CUSTOMER_DATA: readonly string[] = [".csv", ".tsv", ".txt", ".parquet", ".xes", ".gz"];
const MEGABYTE = 1024 * 1024;
const MOST = 8;
const MOST_ZIPPED = 20;

/** Gives the file to the server. Throws a Problem, with each mistake in the file and its place. */
export async function openFile(file: File): Promise<MapSummary> {
  if (!ends(file, ACCEPTED)) throw new Problem(say("home.onlyMaps", { file: file.name }), "", say("home.onlyMapsText"), "home.no-map-file", 422);
  const most = ends(file, [ZIP]) ? MOST_ZIPPED : MOST;
  if (file.size > most * MEGABYTE) throw new Problem(say("home.tooBig", { file: file.name }), "", say("home.tooBigText", { most }), "home.too-big", 413);
  return post("/api/v1/maps/file", { query: { name: file.name }, body: file });
}

/** Whether a file looks like customer data, by its name: what is in it the server says. */
export function isCustomerData(file: File): boolean {
  return ends(file, CUSTOMER_DATA);
}

function ends(file: File, endings: readonly string[]): boolean {
  return endings.some((ending) => file.name.toLowerCase().endsWith(ending));
}
