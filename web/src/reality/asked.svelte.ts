/** One question to the server whose old answer stays in sight until the new one is there. */
import { asProblem, type Problem } from "../shell/problem.ts";

const PATIENCE = 200;

export class Asked<Value> {
  found = $state.raw<Value | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Whether the answer to another question is so long in coming that the old one is marked. */
  waiting = $state(false);
  /** What `found` answers. */
  #answered: string | null = null;

  /** Asks `what`, in words that are the same for the same question; what comes back forgets it, so that a later one wins. */
  ask(what: string, question: (signal: AbortSignal) => Promise<Value>): () => void {
    const asking = new AbortController();
    const another = what !== this.#answered;
    if (!another) this.waiting = false;
    const marking = setTimeout(() => (this.waiting = another), PATIENCE);
    const end = (): void => {
      clearTimeout(marking);
      if (!asking.signal.aborted) this.waiting = false;
    };
    question(asking.signal)
      .then((found) => {
        if (asking.signal.aborted) return;
        this.found = found;
        this.#answered = what;
        this.problem = null;
      })
      .catch((thrown: unknown) => {
        if (!asking.signal.aborted) this.problem = asProblem(thrown);
      })
      .finally(end);
    return () => {
      clearTimeout(marking);
      asking.abort();
    };
  }
}
