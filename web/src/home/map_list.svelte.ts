/** The maps that home shows, and what can be done with one. */
import { patch, post, remove } from "../shell/api.ts";
import { mapsByPage, type MapSummary } from "../shell/maps.ts";
import { asProblem, type Problem } from "../shell/problem.ts";
import { plain } from "../shell/ranking.ts";
import type { HomeView } from "../shell/router.ts";

export type { MapSummary };
export type Sorting = "changed" | "title";

/** Lists that are on the screen now. */
const shown = new Set<MapList>();

/** For what changed from a page that may have been left since, such as by the way back in a message. */
export async function loadShown(): Promise<void> {
  await Promise.all([...shown].map((list) => list.load()));
}

export class MapList {
  /** Nothing as long as they are being fetched for the first time. */
  maps = $state.raw<readonly MapSummary[] | null>(null);
  problem = $state.raw<Problem | null>(null);

  #asked = 0;

  constructor(readonly view: HomeView) {}

  /** The list is on the screen, until the answer is called. */
  show(): () => void {
    shown.add(this);
    return () => shown.delete(this);
  }

  /** Fetches all of them, page by page, and shows each page of the first time when it is there. */
  async load(): Promise<void> {
    const asked = (this.#asked += 1);
    const anew = this.maps === null;
    this.problem = null;
    try {
      let found: readonly MapSummary[] = [];
      for await (const page of mapsByPage(this.#which())) {
        if (asked !== this.#asked) return; // somebody asked again since, and gets what is newer
        found = [...found, ...page];
        if (anew) this.maps = found;
      }
      this.maps = found;
    } catch (thrown) {
      if (asked === this.#asked) this.problem = asProblem(thrown);
    }
  }

  #which(): { archived?: boolean; bin?: boolean } {
    return this.view === "bin" ? { bin: true } : { archived: this.view === "archived" };
  }

  async duplicate(map: MapSummary): Promise<MapSummary> {
    const made = await post("/api/v1/maps", { body: { source: "copy", map: map.id, language: map.language } });
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
