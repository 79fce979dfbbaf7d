/** What stands between the open map and its file in a folder, asked for again and again while the map is open. */
import type { components } from "../../contract/api.ts";
import { TABLES } from "../../document/tables.ts";
import type { TableName } from "../../document/views.ts";
import { get } from "../../shell/api.ts";
import { asProblem } from "../../shell/problem.ts";

export type Notice = components["schemas"]["Notice"];
type Place = Notice["places"][number];
/** A part of the map that a notice is about. */
export type PartPlace = Place & { readonly table: TableName | "journey" };

/** Whether a place is in a table that this page knows. */
export function isPart(place: Place): place is PartPlace {
  return ["journey", ...TABLES].some((table) => table === place.table);
}

const EVERY = 3000;

/** Those that are about this map, or about the whole folder; newest first. */
function aboutMap(notices: readonly Notice[], map: string, read: ReadonlySet<string>): Notice[] {
  return notices.filter((notice) => (notice.map === map || (notice.map === null && notice.file === null)) && !read.has(notice.id));
}

export class FileNotices {
  list = $state.raw<readonly Notice[]>([]);
  #read = new Set<string>();

  constructor(readonly map: string) {}

  /** Whether edits cannot come into the file now. */
  get behind(): boolean {
    return this.list.some((notice) => notice.holds);
  }

  /** Asks until the answer is called. */
  follow(): () => void {
    let timer = 0;
    let left = false;
    const ask = async (): Promise<void> => {
      if (!document.hidden) {
        try {
          const found = aboutMap((await get("/api/v1/notices")).items, this.map, this.#read);
          if (found.map(({ id }) => id).join() !== this.list.map(({ id }) => id).join()) this.list = found;
        } catch (thrown) {
          asProblem(thrown); // the saving state and the server's banner tell of a line that is gone
        }
      }
      if (!left) timer = window.setTimeout(() => void ask(), EVERY);
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }

  /** Somebody has read it; what holds comes back with the page, until it is mended. */
  close(notice: Notice): void {
    this.#read.add(notice.id);
    this.list = this.list.filter((other) => other.id !== notice.id);
  }
}
