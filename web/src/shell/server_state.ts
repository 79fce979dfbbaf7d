/** Whether the server answers; while it does not, it is asked again by itself, ever less often. */
import { createSubscriber } from "svelte/reactivity";

export type ServerState = "answers" | "silent" | "locked";
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15_000;
/** A shorter silence is one request that went wrong, of which whoever asked has told already. */
const REAL_SILENCE = 1000;

/** Waits before each next try, in milliseconds. */
export function waitBefore(attempt: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
}

class Server {
  #state: ServerState = "answers";
  #attempt = 0;
  #timer = 0;
  #since = 0;
  #changed: (() => void) | null = null;
  readonly #back = new Set<() => void>();
  readonly #subscribe = createSubscriber((update) => {
    this.#changed = update;
    return () => {
      this.#changed = null;
    };
  });

  /** Reactive. `locked`: somebody has to log in first. */
  get state(): ServerState {
    this.#subscribe();
    return this.#state;
  }

  /** Do something when the server is back; the answer takes it away again. */
  whenBack(work: () => void): () => void {
    this.#back.add(work);
    return () => this.#back.delete(work);
  }

  answered(): void {
    const wasSilent = this.#state === "silent" && performance.now() - this.#since >= REAL_SILENCE;
    clearTimeout(this.#timer);
    this.#attempt = 0;
    this.#become("answers");
    if (wasSilent) for (const work of this.#back) work();
  }

  locked(): void {
    this.#become("locked");
  }

  silent(): void {
    if (this.#state === "silent") return;
    this.#since = performance.now();
    this.#become("silent");
    this.#tryLater();
  }

  /** Ask now instead of waiting. */
  async tryNow(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await fetch("/api/v1/about", { method: "HEAD", cache: "no-store" });
      this.answered();
    } catch {
      this.#tryLater();
    }
  }

  #tryLater(): void {
    this.#timer = window.setTimeout(() => void this.tryNow(), waitBefore(this.#attempt));
    this.#attempt += 1;
  }

  #become(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed?.();
  }
}

export const server = new Server();
