/** One question to the server whose old answer stays in sight until the new one is there. */
import { asProblem, type Problem } from "../shell/problem.ts";

const PATIENCE = 200;

export class Asked<Value> {
  found = $state.raw<Value | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Whether an answer is so long in coming that the old one is marked. */
  waiting = $state(false);

  /** Asks; what comes back forgets the question, so that a later one wins. */
  ask(question: (signal: AbortSignal) => Promise<Value>): () => void {
    const asking = new AbortController();
    const marking = setTimeout(() => (this.waiting = true), PATIENCE);
    const end = (): void => {
      clearTimeout(marking);
      if (!asking.signal.aborted) this.waiting = false;
    };
    question(asking.signal)
      .then((found) => {
        if (asking.signal.aborted) return;
        this.found = found;
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
