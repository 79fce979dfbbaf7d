/** The edits that the server has not stored yet. One person's typing in one field counts as one, as it does for undo. */
export class EditsWaiting {
  /** Edit -> the message of this connection that carries it; null where none does yet. */
  readonly #edits = new Map<number, number | null>();

  /** So many waited already when the page was left. */
  recall(kept: number): void {
    for (let edit = 1; edit <= kept; edit++) this.#edits.set(-edit, null);
  }

  get count(): number {
    return this.#edits.size;
  }

  /** An edit was made, or went on; sent in a message, or not yet. */
  made(edit: number, message: number | null): void {
    this.#edits.set(edit, message);
  }

  /** A message carries everything. */
  allSent(message: number): void {
    for (const edit of this.#edits.keys()) this.#edits.set(edit, message);
  }

  /** So many messages of this connection are stored. */
  stored(messages: number): void {
    for (const [edit, message] of this.#edits) if (message !== null && message <= messages) this.#edits.delete(edit);
  }

  /** The connection ended: what it carried may never have arrived. */
  unsent(): void {
    for (const edit of this.#edits.keys()) this.#edits.set(edit, null);
  }
}
