/** The line to a map's room on the server: what is done here goes there, what others do comes here, and it knows what is stored. */
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates, type Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { EditsWaiting } from "./edits_waiting.ts";
import * as messages from "./messages.ts";
import { Retries } from "./retries.ts";

const SILENCE = 45_000; // the server repeats our own presence at least every 15 seconds: after this it is not there any more
const PRESENCE_PAUSE = 60;

/** Why the room closed the line: none of these is mended by trying again at once. */
const REFUSALS = new Set([4401, 4404, 4409, 4413]);
const NOT_STORED = 4507;

/** How the line stands; `waiting` edits are not stored yet. */
export type Standing = "connecting" | "syncing" | "synced" | "offline" | "full" | "refused" | "foreign";

export interface Line {
  readonly url: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly waiting: EditsWaiting;
  /** Done once the document holds what this browser keeps of it: only then can the server be answered. */
  readonly recalled: Promise<void>;
  /** The edit that an update belongs to; null where it is none of this person's. */
  readonly editOf: (origin: unknown) => number | null;
  /** Called whenever something of it changed. */
  readonly changed: (standing: Standing, notice: messages.Notice | null) => void;
}

export class Connection {
  #socket: WebSocket | null = null;
  #standing: Standing = "connecting";
  #notice: messages.Notice | null = null;
  /** Update-carrying messages of this connection: sent, and known to be stored. */
  #sent = 0;
  #stored = 0;
  #answered = false;
  /** What the server said before it could be answered. */
  #early: Uint8Array[] | null = [];
  #heard = 0;
  #telling: ReturnType<typeof setTimeout> | null = null;
  readonly #watchdog: ReturnType<typeof setInterval>;
  readonly #retries = new Retries(() => this.#connect());

  constructor(readonly line: Line) {
    line.doc.on("update", this.#edited);
    line.awareness.on("update", this.#present);
    window.addEventListener("online", this.#awake);
    window.addEventListener("offline", this.#asleep);
    document.addEventListener("visibilitychange", this.#awake);
    this.#watchdog = setInterval(() => this.#listen(), SILENCE / 3);
    this.#connect();
    void line.recalled.then(() => {
      const early = this.#early ?? [];
      this.#early = null;
      for (const data of early) this.#hear(data);
    });
  }

  /** Whether everything that this page knows is stored by the server. */
  get isStored(): boolean {
    return this.#standing === "synced" && this.#stored >= this.#sent && this.line.waiting.count === 0;
  }

  close(): void {
    this.#retries.stop();
    clearInterval(this.#watchdog);
    if (this.#telling !== null) clearTimeout(this.#telling);
    this.line.doc.off("update", this.#edited);
    this.line.awareness.off("update", this.#present);
    window.removeEventListener("online", this.#awake);
    window.removeEventListener("offline", this.#asleep);
    document.removeEventListener("visibilitychange", this.#awake);
    this.#hangUp();
  }

  #connect(): void {
    this.#hangUp();
    const socket = new WebSocket(this.line.url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#heard = Date.now();
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => this.#hear(new Uint8Array(event.data));
    socket.onclose = (event) => this.#closed(event.code);
    if (this.#standing !== "full" && this.#standing !== "offline" && this.#standing !== "refused") this.#stand("connecting");
  }

  /** Lets the socket go without a word of what it may still say. */
  #hangUp(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#answered = false;
    this.#sent = this.#stored = 0;
    if (this.#early !== null) this.#early = [];
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #hear(data: Uint8Array): void {
    this.#heard = Date.now();
    if (this.#early !== null) return void this.#early.push(data);
    const { doc, awareness, waiting } = this.line;
    const message = messages.read(data);
    switch (message.kind) {
      case "has":
        this.#answer(message.state);
        break;
      case "all":
      case "update":
        Y.applyUpdate(doc, message.update, this);
        if (message.kind === "all") this.#synced();
        break;
      case "awareness":
        applyAwarenessUpdate(awareness, message.update, this);
        break;
      case "stored":
        this.#stored = message.messages;
        waiting.stored(message.messages);
        if (this.#standing === "full") this.#synced();
        else this.#stand(this.#standing);
        break;
      case "notice":
        this.#notice = message.notice;
    }
  }

  /** The server said what it has: it gets what it lacks, and gives what we lack. */
  #answer(state: Uint8Array): void {
    const { doc, awareness, waiting } = this.line;
    if (isForeign(doc, state)) {
      this.#hangUp();
      return this.#stand("foreign");
    }
    this.#send(messages.has(Y.encodeStateVector(doc)));
    this.#send(messages.all(Y.encodeStateAsUpdate(doc, state)));
    this.#answered = true;
    waiting.allSent(++this.#sent);
    if (awareness.getLocalState() !== null) {
      awareness.setLocalState(awareness.getLocalState()); // said anew: what went with the line before is not news to others any more
      this.#send(messages.awareness(encodeAwarenessUpdate(awareness, [doc.clientID])));
    }
    if (this.#standing !== "full") this.#stand("syncing");
  }

  #synced(): void {
    this.#retries.reset();
    if (this.#standing === "full" && this.line.waiting.count > 0) return;
    this.#notice = null;
    this.#stand("synced");
  }

  #closed(code: number): void {
    const { awareness, doc, waiting } = this.line;
    this.#hangUp();
    waiting.unsent();
    const others = [...awareness.getStates().keys()].filter((client) => client !== doc.clientID);
    removeAwarenessStates(awareness, others, this);
    if (REFUSALS.has(code)) {
      if (code === 4404 || code === 4409) this.#retries.later(); // it may come back from the bin, or whoever holds it may let it go
      return this.#stand("refused");
    }
    this.#retries.later();
    this.#stand(code === NOT_STORED || (this.#standing === "full" && waiting.count > 0) ? "full" : "offline");
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.line.changed(standing, this.#notice);
  }

  #send(data: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(data as Uint8Array<ArrayBuffer>);
  }

  readonly #edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    const edit = this.line.editOf(origin);
    if (this.#answered) {
      this.#send(messages.update(update));
      this.#sent++;
    }
    if (edit !== null) this.line.waiting.made(edit, this.#answered ? this.#sent : null);
    this.#stand(this.#standing);
  };

  readonly #present = (_changes: unknown, origin: unknown): void => {
    if (origin === this || this.#telling !== null) return;
    this.#telling = setTimeout(() => {
      this.#telling = null;
      const { awareness, doc } = this.line;
      if (this.#answered) this.#send(messages.awareness(encodeAwarenessUpdate(awareness, [doc.clientID])));
    }, PRESENCE_PAUSE);
  };

  readonly #awake = (): void => {
    if (this.#socket === null && !document.hidden && this.#standing !== "refused" && this.#standing !== "foreign") this.#retries.now();
  };

  readonly #asleep = (): void => {
    if (this.#socket !== null) this.#closed(0);
  };

  /** A line that is dead without having said so is cut, and made again. */
  #listen(): void {
    if (this.#socket !== null && Date.now() - this.#heard > SILENCE) this.#closed(0);
  }
}

/** Whether what we keep belongs to another document than the server's: two that no writer has in common were made apart. */
function isForeign(doc: Y.Doc, state: Uint8Array): boolean {
  const theirs = Y.decodeStateVector(state);
  const ours = Y.decodeStateVector(Y.encodeStateVector(doc));
  return theirs.size > 0 && ours.size > 0 && ![...ours.keys()].some((client) => theirs.has(client));
}
