/** What a rule that is being written would do: asked a moment after the last key. */
import type { Conditions } from "../document/edits/rules.ts";
import { post } from "../shell/api.ts";
import { asProblem, type Problem } from "../shell/problem.ts";
import type { RuleTrial } from "./contract.ts";

const PAUSE = 250;

export interface Question {
  readonly map: string;
  readonly log: string | null;
  readonly touchpoint: string;
  /** The number of the rule that it replaces; none for one more. */
  readonly rule: number | null;
  readonly conditions: Conditions;
}

export class Trial {
  found = $state.raw<RuleTrial | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  #timer: number | undefined;
  #stop: AbortController | null = null;

  /** Asks; nothing where there is nothing to ask. */
  ask(question: Question | null): void {
    this.close();
    if (question === null) {
      this.found = null;
      this.busy = false;
      return;
    }
    this.busy = true;
    this.#timer = window.setTimeout(() => void this.#asked(question), PAUSE);
  }

  close(): void {
    window.clearTimeout(this.#timer);
    this.#stop?.abort();
  }

  async #asked({ map, log, touchpoint, rule, conditions }: Question): Promise<void> {
    const stop = (this.#stop = new AbortController());
    try {
      const body = { log, touchpoint, rule, conditions };
      this.found = await post("/api/v1/maps/{map_id}/rules/trial", { path: { map_id: map }, body, signal: stop.signal });
      this.problem = null;
    } catch (thrown) {
      if (stop.signal.aborted) return;
      this.found = null;
      this.problem = asProblem(thrown);
    }
    if (!stop.signal.aborted) this.busy = false;
  }
}
