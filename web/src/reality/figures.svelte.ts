/** The figures of a map, as they are asked for: the old ones stay until the new are there, and the last question wins. */
import { onChange } from "../shell/changes.ts";
import { isOver } from "../shell/jobs.svelte.ts";
import { asProblem, type Problem } from "../shell/problem.ts";
import { askFacets, askReality, readAgain } from "./asking.ts";
import type { Facets, MapReality, PlaceDifferences, PlaceFigures } from "./contract.ts";
import { queryOf, type Question } from "./filter.ts";

/** An answer that comes sooner replaces the old without a sign. */
const PATIENCE = 200;

export class Figures {
  /** What was said last; none where nothing was said yet. */
  said = $state.raw<MapReality | null>(null);
  /** The question that this answers: the address may ask another by now. */
  answered = $state.raw<Question | null>(null);
  /** Whether the answer to another question is so long in coming that the old figures are marked. */
  waiting = $state(false);
  /** How often news brought other figures: what else was asked of them is asked again then. */
  renewed = $state(0);
  /** Why the last question has no answer. */
  problem = $state.raw<Problem | null>(null);
  #looked = $state.raw<Facets | null>(null);
  /** What can be filtered on; with every figure comes what can be chosen of it. */
  readonly facets: Facets | null = $derived(this.said?.facets ?? this.#looked);
  /** By id of step or touchpoint. */
  readonly steps: ReadonlyMap<string, PlaceFigures> = $derived(byId(this.said?.reality?.steps));
  readonly touchpoints: ReadonlyMap<string, PlaceFigures> = $derived(byId(this.said?.reality?.touchpoints));
  /** What the first group differs from the second, at steps and at touchpoints. */
  readonly differences: ReadonlyMap<string, PlaceDifferences> = $derived(
    byId([...(this.said?.differences?.steps ?? []), ...(this.said?.differences?.touchpoints ?? [])]),
  );
  #question: Question | null = null;
  #wanted = $state("");
  #asking: AbortController | null = null;
  /** Whether there is news since the answer was asked for that is on its way. */
  #more = false;

  constructor(readonly map: string) {}

  /** Whether what is shown answers another question than the one that was asked last. */
  get outdated(): boolean {
    return this.waiting || (this.problem !== null && this.answered !== null && queryOf(this.answered) !== this.#wanted);
  }

  /** Asks, unless the same was asked last. */
  async ask(question: Question): Promise<void> {
    const wanted = queryOf(question);
    if (this.#question !== null && queryOf(this.#question) === wanted) return;
    this.#question = question;
    this.#wanted = wanted;
    await this.again();
  }

  /** Asks the last question once more; after `news` the figures behind it may be others. */
  async again(news = false): Promise<void> {
    const question = this.#question;
    if (question === null) return;
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.#more = false;
    const another = this.answered === null || queryOf(this.answered) !== queryOf(question);
    const marking = setTimeout(() => (this.waiting = another), PATIENCE);
    try {
      const said = await askReality(this.map, question, asking.signal);
      if (asking.signal.aborted) return;
      this.said = said;
      this.answered = question;
      this.problem = null;
      if (news) this.renewed += 1;
    } catch (thrown) {
      if (!asking.signal.aborted) this.problem = asProblem(thrown);
    } finally {
      clearTimeout(marking);
      if (this.#asking === asking) {
        this.#asking = null;
        this.waiting = false;
        if (this.#more) void this.again(true);
      }
    }
  }

  /** Asks once more since other customer data belongs to the map: what is shown answers nothing any more. */
  async anew(): Promise<void> {
    this.answered = null;
    await this.again(true);
  }

  /** Has the customer data read anew where that was cancelled or went wrong, and asks the last question once more. */
  async read(): Promise<void> {
    try {
      await readAgain(this.map);
    } catch (thrown) {
      this.problem = asProblem(thrown);
      return;
    }
    await this.again(true);
  }

  /** There is news. An answer that is on its way is waited for: where news is frequent, none would ever come. */
  #refresh(): void {
    if (this.#asking === null) void this.again(true);
    else this.#more = true;
  }

  /** Fetches what can be filtered on, where no figures came with it. */
  async look(): Promise<void> {
    if (this.facets !== null) return;
    try {
      this.#looked = await askFacets(this.map);
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  /** Follows the work on new figures, and asks again when they are there; the answer ends it. */
  follow(): () => void {
    const ends = [
      onChange("reading", ({ map }) => {
        if (map === null || map === this.map) this.#refresh();
      }),
      // One that failed or was cancelled brings no figures: the answer says so.
      onChange("job", (job) => {
        if (job.kind === "read" && job.map === this.map && isOver(job) && job.id === this.said?.job) this.#refresh();
      }),
    ];
    return () => ends.forEach((end) => end());
  }

  close(): void {
    this.#more = false;
    this.#asking?.abort();
  }
}

function byId<Place extends { readonly id: string }>(places: readonly Place[] | undefined): ReadonlyMap<string, Place> {
  return new Map((places ?? []).map((place) => [place.id, place]));
}
