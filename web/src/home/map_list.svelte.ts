/** The maps that home shows, and what can be done with one. */
import type { components } from "../contract/api.ts";
import { get, patch, post, remove } from "../shell/api.ts";
import { asProblem, type Problem } from "../shell/problem.ts";
import { plain } from "../shell/ranking.ts";
import type { HomeView } from "../shell/router.ts";

export type MapSummary = components["schemas"]["MapSummary"];
export type Sorting = "changed" | "title";

const PAGE = 200;

export class MapList {
  /** Nothing as long as they are being fetched for the first time. */
  maps = $state.raw<readonly MapSummary[] | null>(null);
  problem = $state.raw<Problem | null>(null);

  constructor(readonly view: HomeView) {}

  /** Fetches all of them, page by page, and shows each page when it is there. */
  async load(): Promise<void> {
    this.problem = null;
    try {
      let cursor: string | null = null;
      let found: readonly MapSummary[] = [];
      do {
        const page: components["schemas"]["MapPage"] = await get("/api/v1/maps", { query: { ...this.#which(), limit: PAGE, ...(cursor === null ? {} : { cursor }) } });
        found = [...found, ...page.items];
        cursor = page.next;
        if (cursor !== null || this.maps === null) this.maps = found;
      } while (cursor !== null);
      this.maps = found;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  #which(): { archived?: boolean; bin?: boolean } {
    return this.view === "bin" ? { bin: true } : { archived: this.view === "archived" };
  }

  async duplicate(map: MapSummary, title: string): Promise<MapSummary> {
    const made = await post("/api/v1/maps", { body: { source: "copy", map: map.id, title, language: map.language } });
    this.maps = [made, ...(this.maps ?? [])];
    return made;
  }

  async rename(map: MapSummary, title: string): Promise<void> {
    const renamed = await patch("/api/v1/maps/{map_id}", { path: { map_id: map.id }, body: { title } });
    this.maps = (this.maps ?? []).map((other) => (other.id === map.id ? renamed : other));
  }

  /** Into the archive or out of it: either way it leaves this list. */
  async archive(map: MapSummary, archived: boolean): Promise<void> {
    await patch("/api/v1/maps/{map_id}", { path: { map_id: map.id }, body: { archived } });
    this.#without(map);
  }

  async delete(map: MapSummary): Promise<void> {
    await remove("/api/v1/maps/{map_id}", { path: { map_id: map.id } });
    this.#without(map);
  }

  async restore(map: MapSummary): Promise<void> {
    await post("/api/v1/maps/{map_id}/restore", { path: { map_id: map.id } });
    this.#without(map);
  }

  #without(map: MapSummary): void {
    this.maps = (this.maps ?? []).filter((other) => other.id !== map.id);
  }
}

/** The maps whose title or personas hold every word that was typed, in the order that was chosen. */
export function arranged(maps: readonly MapSummary[], typed: string, sorting: Sorting, language: string): MapSummary[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = maps.filter((map) => {
    const text = plain([map.title, ...map.personas].join(" "));
    return words.every((word) => text.includes(word));
  });
  const byTitle = new Intl.Collator(language, { numeric: true });
  return found.sort((one, other) => (sorting === "title" ? byTitle.compare(one.title, other.title) : other.updated_at.localeCompare(one.updated_at)));
}
