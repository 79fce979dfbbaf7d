/** The drafts of one log as they are asked for: the one before stays until the next is there, and the last question wins. */
import { asProblem, type Problem } from "../shell/problem.ts";
import { askDraft } from "./asking.ts";
import { draftKey, type Choices } from "./choices.ts";
import type { Draft } from "./contract.ts";

/** An answer that comes sooner replaces the old without a sign. */
const PATIENCE = 250;
/** How often is asked how far the counting is. */
const AGAIN = 600;
const MOST = 60;

export class Drafts {
  shown = $state.raw<Draft | null>(null);
  /** What the shown draft was asked with. */
  choices = $state.raw<Choices | null>(null);
  /** Whether an answer is so long in coming that the old draft is marked. */
  waiting = $state(false);
  /** How far the counting is (0..1); none while nothing is counted. */
  share = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly #known = new Map<string, Draft>();
  #asking: AbortController | null = null;

  constructor(readonly log: string) {}

  async ask(choices: Choices): Promise<void> {
    this.#asking?.abort();
    const known = this.#known.get(draftKey(choices));
    if (known) return this.#show(known, choices);
    const asking = (this.#asking = new AbortController());
    const marking = setTimeout(() => (this.waiting = true), PATIENCE);
    try {
      let answer = await askDraft(this.log, choices, asking.signal);
      while (typeof answer === "number") {
        if (asking.signal.aborted) return;
        this.share = answer;
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
        if (asking.signal.aborted) return;
        answer = await askDraft(this.log, choices, asking.signal);
      }
      if (asking.signal.aborted) return;
      this.#remember(draftKey(choices), answer);
      this.#show(answer, choices);
    } catch (thrown) {
      if (!asking.signal.aborted) this.problem = asProblem(thrown);
    } finally {
      clearTimeout(marking);
      if (this.#asking === asking) {
        this.#asking = null;
        this.waiting = false;
        this.share = null;
      }
    }
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#asking?.abort();
  }

  #show(draft: Draft, choices: Choices): void {
    this.shown = draft;
    this.choices = choices;
    this.problem = null;
    this.waiting = false;
    this.share = null;
  }

  #remember(key: string, draft: Draft): void {
    this.#known.set(key, draft);
    const oldest = this.#known.keys().next();
    if (this.#known.size > MOST && !oldest.done) this.#known.delete(oldest.value);
  }
}
