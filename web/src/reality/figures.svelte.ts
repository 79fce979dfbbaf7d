/** The figures of a map, as they are asked for: the old ones stay until the new are there, and the last question wins. */
import { onChange } from "../shell/changes.ts";
import type { Job } from "../shell/customer_data.ts";
import { asProblem, type Problem } from "../shell/problem.ts";
import { askFacets, askReality } from "./asking.ts";
import type { Facets, MapReality, PlaceDifferences, PlaceFigures } from "./contract.ts";
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
  /** The work that makes new figures, as far as it has told of itself. */
  job = $state.raw<Job | null>(null);
  /** By id of step or touchpoint. */
  readonly steps: ReadonlyMap<string, PlaceFigures> = $derived(byId(this.said?.reality?.steps));
  readonly touchpoints: ReadonlyMap<string, PlaceFigures> = $derived(byId(this.said?.reality?.touchpoints));
  /** What the first group differs from the second, at steps and at touchpoints. */
  readonly differences: ReadonlyMap<string, PlaceDifferences> = $derived(
    byId([...(this.said?.differences?.steps ?? []), ...(this.said?.differences?.touchpoints ?? [])]),
  );
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

  /** Follows the work on new figures, and asks again when they are there; the answer ends it. */
  follow(): () => void {
    const ends = [
      onChange("reading", ({ map }) => {
        if (map === null || map === this.map) void this.again();
      }),
      onChange("job", (job) => {
        if (job.id === this.said?.job) this.job = job;
      }),
    ];
    return () => ends.forEach((end) => end());
  }

  close(): void {
    this.#asking?.abort();
  }
}

function byId<Place extends { readonly id: string }>(places: readonly Place[] | undefined): ReadonlyMap<string, Place> {
  return new Map((places ?? []).map((place) => [place.id, place]));
}
