/** Short messages at the foot of the page, some with a way back. */

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "plain" | "bad";
  /** A way back, or on: its button's word and what it does. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** What it is about: a newer message about the same takes its place. */
  readonly about: string | null;
}

const SHOWN_FOR = 8000;
/** Messages at a time. */
const MOST = 3;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 0;
  #timers = new Map<number, number>();

  /** Shows a message; those that go wrong stay until they are closed. */
  show(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"]; about?: string } = {}): number {
    const toast: Toast = { id: (this.#next += 1), text, tone: options.tone ?? "plain", action: options.action ?? null, about: options.about ?? null };
    const others = this.list.filter((other) => other.text !== text && (other.about === null || other.about !== toast.about));
    // Where there are too many, the oldest goes that somebody need not close.
    const least = others.find((other) => other.tone === "plain") ?? others[0];
    this.list = [...(others.length < MOST ? others : others.filter((other) => other !== least)), toast];
    this.resume(toast);
    return toast.id;
  }

  close(id: number): void {
    this.pause(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** While somebody reads it, a message does not go away. */
  pause(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  resume(toast: Toast): void {
    this.pause(toast.id);
    if (toast.tone === "plain") this.#timers.set(toast.id, window.setTimeout(() => this.close(toast.id), SHOWN_FOR));
  }
}

export const toasts = new Toasts();
