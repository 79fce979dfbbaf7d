/** Undo and redo of one person's own edits. */
import * as Y from "yjs";
import { TABLES } from "./tables.ts";

/** The origin of what is done on this screen, as transactions name it. */
export const OWN = Symbol("own edit");

const PAUSE = 500; // typing in one field without a longer pause is one step

export class Undo {
  /** Whether an edit is being made: what happens now belongs to it. */
  busy = false;
  canUndo = $state(false);
  canRedo = $state(false);
  /** Counts edits as people do: what is undone in one go is one. */
  edit = 0;
  readonly #steps: Y.UndoManager;
  #typing = "";
  #typedAt = 0;
  /** Whether what is typed next still belongs to what was just added. */
  #goesOn = false;

  constructor(readonly doc: Y.Doc) {
    this.#steps = new Y.UndoManager(
      [...TABLES, "journey"].map((table) => doc.getMap(table)),
      { trackedOrigins: new Set([OWN]), captureTimeout: PAUSE },
    );
    for (const change of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) this.#steps.on(change, () => this.#look());
  }

  /** Whether an origin of an update is this person's: an edit, or its undoing. */
  own(origin: unknown): boolean {
    return origin === OWN || origin === this.#steps;
  }

  /** One transaction and one step; inside another change it belongs to that one. */
  change(work: () => void): void {
    if (this.busy) return work();
    this.#steps.stopCapturing();
    this.#typing = "";
    this.edit++;
    this.#transact(work);
  }

  /** Typing in a field: one step until there is a pause, or something else is done. */
  typing(field: string, work: () => void): void {
    if (this.busy) return work();
    if (this.#typing === field && this.#goesOn) this.#typedAt = this.#steps.lastChange = Date.now();
    this.#goesOn = false;
    if (this.#typing !== field) this.#steps.stopCapturing();
    if (this.#typing !== field || Date.now() - this.#typedAt >= PAUSE) this.edit++;
    this.#typing = field;
    this.#typedAt = Date.now();
    this.#transact(work);
  }

  /** What is typed next in a field is one step with the edit that was just made: a thing is added and named at once. */
  goOn(field: string): void {
    this.#typing = field;
    this.#goesOn = true;
  }

  undo(): void {
    this.#typing = "";
    this.edit++;
    this.#steps.undo();
  }

  redo(): void {
    this.#typing = "";
    this.edit++;
    this.#steps.redo();
  }

  close(): void {
    this.#steps.destroy();
  }

  #transact(work: () => void): void {
    this.busy = true;
    try {
      this.doc.transact(work, OWN);
    } finally {
      this.busy = false;
    }
  }

  #look(): void {
    this.canUndo = this.#steps.canUndo();
    this.canRedo = this.#steps.canRedo();
  }
}
