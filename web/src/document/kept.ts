/** What this browser keeps of a map (IndexedDB), so that it opens at once and nothing is lost without a server. */
import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";

const WAITING = "waiting";
const PATIENCE = 3000; // a browser that refuses to keep anything may never answer

export class Kept {
  readonly #name: string;
  readonly #store: IndexeddbPersistence;
  /** How many edits waited when the map was last left. */
  readonly waiting: Promise<number>;
  #written = 0;
  #works = false;
  #found: string | null = null;

  constructor(
    map: string,
    readonly doc: Y.Doc,
  ) {
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

  /** The page is left with edits that wait: they are written down at once, since the store may not be done with the last letters. */
  writeDown(since: Uint8Array): void {
    const update = Y.encodeStateAsUpdate(this.doc, since);
    const there = localStorage.getItem(this.#name);
    try {
      localStorage.setItem(this.#name, asText(there === null ? update : Y.mergeUpdates([asBytes(there), update])));
    } catch {
      // too much for this kind of memory: the store has all but the last moment
    }
  }

  /** What was written down is with the server now. */
  crossOut(): void {
    if (this.#found !== null && localStorage.getItem(this.#name) === this.#found) localStorage.removeItem(this.#name);
    this.#found = null;
  }

  /** Forgets what is kept: it belongs to another document. */
  async forget(): Promise<void> {
    localStorage.removeItem(this.#name);
    await this.#store.destroy();
    await clearDocument(this.#name);
  }

  close(): void {
    void this.#store.destroy();
  }

  async #open(): Promise<number> {
    this.#found = localStorage.getItem(this.#name);
    await this.#store.whenSynced;
    this.#works = true;
    if (this.#found !== null) Y.applyUpdate(this.doc, asBytes(this.#found), this);
    const said: unknown = await this.#store.get(WAITING);
    return (this.#written = typeof said === "number" ? said : 0);
  }
}

function asText(update: Uint8Array): string {
  return btoa(Array.from(update, (byte) => String.fromCharCode(byte)).join(""));
}

function asBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
