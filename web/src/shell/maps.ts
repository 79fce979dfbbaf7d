/** The list of maps, of which there may be more than one answer holds. */
import type { components } from "../contract/api.ts";
import { get } from "./api.ts";

export type MapSummary = components["schemas"]["MapSummary"];
const PAGE = 200;

/** Maps page by page, last changed first; those in sight, unless others are asked for. */
export async function* mapsByPage(which: { archived?: boolean; bin?: boolean } = {}, signal?: AbortSignal): AsyncGenerator<readonly MapSummary[]> {
  let cursor: string | null = null;
  do {
    const query = { ...which, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const page: components["schemas"]["MapPage"] = await get("/api/v1/maps", { query, ...(signal && { signal }) });
    yield page.items;
    cursor = page.next;
  } while (cursor !== null);
}
