/** A map that is shared: kept in this browser, in step with the server, and with others in it. */
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { language, say } from "../i18n/index.ts";
import { Connection, type Standing } from "./connection.ts";
import { EditsWaiting } from "./edits_waiting.ts";
import { Kept } from "./kept.ts";
import type { KnownLane } from "./lane_kinds.ts";
import type { Notice } from "./messages.ts";
import { Peers } from "./peers.svelte.ts";
import type { Saving } from "./views.ts";

/** The code of the notice that what is kept here belongs to another document. */
export const MADE_ANEW = "document.made-anew";

export interface OpenOptions {
  /** The kinds of lane that the server knows. */
  readonly laneKinds: Promise<readonly KnownLane[]>;
  /** Who edits here, as others see it. */
  readonly name: string;
  /** A hue of the tokens: `phase-3`. */
  readonly colour: string;
}

export class Shared {
  ready = $state(false);
  saving = $state.raw<Saving>({ state: "loading", waiting: 0, notice: null });
  readonly peers: Peers;
  readonly #awareness: Awareness;
  readonly #kept: Kept;
  #connection: Connection | null = null;
  readonly #waiting = new EditsWaiting();
  /** What of the document the server has for certain. */
  #stored: Uint8Array = new Uint8Array();

  constructor(
    mapId: string,
    options: OpenOptions,
    readonly doc: Y.Doc,
    editOf: (origin: unknown) => number | null,
  ) {
    this.#awareness = new Awareness(doc);
    this.#awareness.setLocalState({ name: options.name, colour: options.colour, at: null, pointer: null });
    this.peers = new Peers(this.#awareness);
    this.#kept = new Kept(mapId, doc);
    doc.on("update", this.#look);
    window.addEventListener("pagehide", this.#leave);
    const recalled = this.#kept.waiting.then((waiting) => {
      this.#waiting.recall(waiting);
      this.#stored = Y.encodeStateVector(doc);
      this.#look();
    });
    const url = `${location.origin.replace(/^http/, "ws")}/api/v1/maps/${encodeURIComponent(mapId)}/live?language=${language()}`;
    const line = { url, doc, awareness: this.#awareness, waiting: this.#waiting, recalled, editOf };
    this.#connection = new Connection({ ...line, changed: (standing, notice) => this.#stand(standing, notice) });
  }

  /** Tells others something of this person. */
  tell(news: Readonly<Record<string, unknown>>): void {
    this.#awareness.setLocalState({ ...this.#awareness.getLocalState(), ...news });
  }

  async forget(): Promise<void> {
    this.close();
    await this.#kept.forget();
  }

  close(): void {
    this.doc.off("update", this.#look);
    this.#leave();
    window.removeEventListener("pagehide", this.#leave);
    this.#awareness.setLocalState(null);
    this.#connection?.close();
    this.peers.close();
    this.#awareness.destroy();
    this.#kept.close();
  }

  readonly #look = (): void => {
    this.ready = this.doc.getMap("meta").size > 0;
  };

  readonly #leave = (): void => {
    if (this.#waiting.count > 0 && this.#stored.length > 0) this.#kept.writeDown(this.#stored);
  };

  #stand(standing: Standing, notice: Notice | null): void {
    const waiting = this.#waiting.count;
    const anew = standing === "foreign" ? { code: MADE_ANEW, message: say("document.madeAnew"), hint: say("document.madeAnewHint") } : null;
    const next: Saving = { state: this.#state(standing), waiting, notice: anew ?? notice };
    const { saving } = this;
    if (next.state !== saving.state || next.waiting !== saving.waiting || next.notice !== saving.notice) this.saving = next;
    if (next.state !== "saving") this.#kept.remember(waiting);
    if (next.state === "saved") {
      this.#stored = Y.encodeStateVector(this.doc);
      this.#kept.crossOut();
    }
    if (standing === "foreign" && waiting === 0) void this.forget().then(() => location.reload());
  }

  #state(standing: Standing): Saving["state"] {
    if (standing === "foreign") return "refused";
    if (standing === "offline" || standing === "full" || standing === "refused") return standing;
    if (this.#connection?.isStored) return "saved";
    return standing === "synced" || this.saving.state === "saved" || this.saving.state === "saving" ? "saving" : "loading";
  }
}
