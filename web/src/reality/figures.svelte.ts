/** The figures of a map, as they are asked for: the old ones stay until the new are there, and the last question wins. */
import { asProblem, type Problem } from "../shell/problem.ts";
import { askFacets, askReality } from "./asking.ts";
import type { Facets, MapReality } from "./contract.ts";
import { queryOf, type Question } from "./filter.ts";

/** An answer that comes sooner replaces the old without a sign. */
const PATIENCE = 200;

export class Figures {
  /** What was said last; none where nothing was said yet. */
  said = $state.raw<MapReality | null>(null);
  /** Whether an answer is so long in coming that the old figures are marked. */
  waiting = $state(false);
  /** Why the last question has no answer. */
  problem = $state.raw<Problem | null>(null);
  facets = $state.raw<Facets | null>(null);
  #question: Question | null = null;
  #asking: AbortController | null = null;

  constructor(readonly map: string) {}

  /** Asks, unless the same was asked last. */
  async ask(question: Question): Promise<void> {
    if (this.#question !== null && queryOf(this.#question) === queryOf(question)) return;
    this.#question = question;
    await this.again();
  }

  /** Asks the last question once more: the figures behind it may be others by now. */
  async again(): Promise<void> {
    const question = this.#question;
    if (question === null) return;
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const marking = setTimeout(() => (this.waiting = true), PATIENCE);
    try {
      const said = await askReality(this.map, question, asking.signal);
      if (asking.signal.aborted) return;
      this.said = said;
      this.problem = null;
    } catch (thrown) {
      if (!asking.signal.aborted) this.problem = asProblem(thrown);
    } finally {
      clearTimeout(marking);
      if (this.#asking === asking) {
        this.#asking = null;
        this.waiting = false;
      }
    }
  }

  /** Fetches what can be filtered on, once. */
  async look(): Promise<void> {
    if (this.facets !== null) return;
    try {
      this.facets = await askFacets(this.map);
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  close(): void {
    this.#asking?.abort();
  }
}
