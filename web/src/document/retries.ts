/** Trying again, ever more seldom and never all pages at once. */
const FIRST = 400;
const LONGEST = 20_000;

export class Retries {
  #tried = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(readonly again: () => void) {}

  /** Tries again after a while: longer after each time. */
  later(): void {
    this.stop();
    const pause = Math.min(LONGEST, FIRST * 2 ** this.#tried++);
    this.#timer = setTimeout(() => this.now(), pause * (0.5 + Math.random() / 2));
  }

  /** Tries again at once. */
  now(): void {
    this.stop();
    this.again();
  }

  /** It worked: the next time begins with a short wait. */
  reset(): void {
    this.#tried = 0;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
