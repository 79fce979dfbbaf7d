/** What this browser keeps of a map (IndexedDB), so that it opens at once and nothing is lost without a server. */
import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

const WAITING = "waiting";
const PATIENCE = 3000; // a browser that refuses to keep anything may never answer

export class Kept {
  readonly #name: string;
  readonly #store: IndexeddbPersistence;
  /** How many edits waited when the map was last left. */
  readonly waiting: Promise<number>;
  #written = 0;
  #works = false;

  constructor(map: string, doc: Y.Doc) {
    this.#name = `reiskaart ${map}`;
    this.#store = new IndexeddbPersistence(this.#name, doc);
    this.waiting = Promise.race([this.#open(), new Promise<number>((resolve) => setTimeout(resolve, PATIENCE, 0))]);
  }

  /** Remembers how many edits wait, so that the page can say so when it is opened again. */
  remember(waiting: number): void {
    if (!this.#works || waiting === this.#written) return;
    this.#written = waiting;
    void this.#store.set(WAITING, waiting);
  }

  /** Forgets what is kept: it belongs to another document. */
  async forget(): Promise<void> {
    await this.#store.destroy();
    await clearDocument(this.#name);
  }

  close(): void {
    void this.#store.destroy();
  }

  async #open(): Promise<number> {
    await this.#store.whenSynced;
    this.#works = true;
    const said: unknown = await this.#store.get(WAITING);
    return (this.#written = typeof said === "number" ? said : 0);
  }
}
