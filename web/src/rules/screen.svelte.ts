/** What one person has before them on the rules screen: the map, its customer data, and what the rules do with it. */
import { getContext, setContext, untrack } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { sameConditions, type Conditions } from "../document/edits/rules.ts";
import type { MapDocument } from "../document/map_document.svelte.ts";
import type { RuleView } from "../document/views.ts";
import { announce } from "../shell/announce.ts";
import { get } from "../shell/api.ts";
import { onChange } from "../shell/changes.ts";
import { asProblem, type Problem } from "../shell/problem.ts";
import { toasts } from "../ui/toasts.svelte.ts";
import { say } from "../i18n/index.ts";
import type { NameRow, RuleCount, RulesView } from "./contract.ts";

const PAUSE = 200;
/** The map has no customer data, or has it no longer. */
const NO_DATA = "server.no-log";

/** Something to be recognised: names of the data, or what rules contest. */
export interface Loose {
  /** What people call it. */
  readonly name: string;
  readonly conditions: Conditions;
  readonly readable: string;
  readonly channel: string | null;
}

export type Dialog =
  | null
  | { readonly name: "choose" | "new"; readonly loose: readonly Loose[] }
  | { readonly name: "rule"; readonly touchpoint: string; readonly key: string | null };

/** What tells a row of names from others. */
export function keyOf(row: NameRow): string {
  return JSON.stringify([row.name, row.channel, row.split]);
}

export class RulesScreen {
  /** What the server said last; what has changed since is on its way. */
  view = $state.raw<RulesView | null>(null);
  problem = $state.raw<Problem | null>(null);
  dialog = $state.raw<Dialog>(null);
  /** Chosen rows of names, by key. */
  readonly chosen = new SvelteSet<string>();
  /** A touchpoint to be seen: the last that got something, or that the address names. */
  shown = $state<string | null>(null);
  /** How often the customer data was found changed: what else was asked of it is asked again then. */
  renewed = $state(0);
  /** Whether it changed since the answer. */
  #outgrown = $state(false);
  #news = $state(0);
  /** The rules that the answer is about. */
  #told = $state("");
  #asked = "";
  /** The message about what was done last. */
  #toast = 0;
  #timer: number | undefined;
  #stop: AbortController | null = null;

  constructor(
    readonly document: MapDocument,
    /** Id of customer data other than the map's own. */
    readonly log: string | null,
  ) {}

  /** All that the answer depends on, as text. */
  readonly #rules = $derived.by(() =>
    JSON.stringify([
      this.document.touchpoints.map(({ id, name, channel, rules }) => [id, name, channel, rules.map(({ conditions, at }) => [Object.entries(conditions).sort(), at])]),
      this.document.steps.map(({ id, touchpoints }) => [id, touchpoints]),
    ]),
  );

  /** Whether the counts are those of before a change. */
  get stale(): boolean {
    return this.view !== null && (this.#outgrown || this.#told !== this.#rules);
  }

  /** Asks again whenever the rules have changed and are stored, also those of others, and when the customer data has. */
  follow(): void {
    $effect(() =>
      onChange("log", ({ id }) => {
        if (id === null ? this.#stop === null : this.view === null || id === this.view.log.id) this.#hear(id !== null);
      }),
    );
    $effect(() => {
      const wanted = this.#rules;
      void this.#news;
      if (!this.document.ready || this.document.saving.state !== "saved" || wanted === untrack(() => this.#asked)) return;
      this.#later(wanted, untrack(() => this.view) === null ? 0 : PAUSE);
    });
  }

  close(): void {
    this.quiet();
    window.clearTimeout(this.#timer);
    this.#stop?.abort();
  }

  /** Whether there is nothing to ask about: no customer data belongs to the map. */
  get lacksData(): boolean {
    return this.problem?.code === NO_DATA;
  }

  again(): void {
    this.problem = null;
    this.#later(this.#rules, 0);
  }

  /** There is news of the customer data; where nobody can say of which, the counts are not called old for it. */
  #hear(isSure: boolean): void {
    this.#asked = "";
    if (isSure) this.#outgrown = true;
    this.#news += 1;
  }

  #later(wanted: string, pause: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(wanted), pause);
  }

  async #ask(wanted: string): Promise<void> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    this.#asked = wanted;
    try {
      const query = this.log === null ? {} : { log: this.log };
      const view = await get("/api/v1/maps/{map_id}/rules", { path: { map_id: this.document.id }, query, signal: stop.signal });
      if (stop.signal.aborted) return;
      if (this.view !== null && (this.#outgrown || this.view.log.events !== view.log.events)) this.renewed += 1;
      this.#told = wanted;
      this.#outgrown = false;
      this.view = view;
      this.problem = null;
      const here = new Set(view.names.map(keyOf));
      for (const key of [...this.chosen]) if (!here.has(key)) this.chosen.delete(key);
    } catch (thrown) {
      if (!stop.signal.aborted) {
        this.#asked = "";
        this.problem = asProblem(thrown);
        if (this.problem.code === NO_DATA) this.view = null;
      }
    } finally {
      if (this.#stop === stop) this.#stop = null;
    }
  }

  /** What the answer says of a rule that stands on the map. */
  countOf(touchpoint: string, rule: RuleView): RuleCount | null {
    const told = this.counts.get(touchpoint) ?? [];
    return told.find((one) => one.at === rule.at && sameConditions(one.conditions, rule.conditions))?.count ?? null;
  }

  /** Counts by touchpoint, with the rule that each is of: those that stood on the map when it was asked. */
  readonly counts = $derived.by(() => {
    const counts = new Map<string, readonly { readonly conditions: Conditions; readonly at: string | null; readonly count: RuleCount }[]>();
    if (this.view === null || this.#told === "") return counts;
    const [touchpoints] = JSON.parse(this.#told) as [[string, string, string, [[string, string][], string | null][]][]];
    for (const [id, , , rules] of touchpoints) {
      const said = this.view.touchpoints.find((one) => one.id === id)?.rules ?? [];
      counts.set(
        id,
        rules.flatMap(([conditions, at], index) => {
          const count = said[index];
          return count === undefined ? [] : [{ conditions: Object.fromEntries(conditions), at, count }];
        }),
      );
    }
    return counts;
  });

  nameOf(touchpoint: string | null): string {
    return this.document.find("touchpoints", touchpoint ?? "")?.name || say("document.untitled");
  }

  /** The rows that somebody means: those that are chosen where this is one of them, else this alone. */
  meant(row: NameRow): readonly Loose[] {
    const rows = this.chosen.has(keyOf(row)) ? (this.view?.names ?? []).filter((one) => this.chosen.has(keyOf(one))) : [row];
    return rows.map(loose);
  }

  /** Takes back the way back that was offered: something else was done since, and that is what would be undone. */
  quiet(): void {
    toasts.close(this.#toast);
  }

  /** Says what was done, with a way back. */
  told(text: string): void {
    announce(text);
    this.#toast = toasts.show(text, { about: "rules", action: { label: say("rules.undo"), run: () => this.document.undo() } });
  }
}

export function loose(row: NameRow): Loose {
  const split = Object.values(row.split).join(", ");
  const where = row.channel ?? split;
  return { name: where ? `${row.name} (${where})` : row.name, conditions: row.conditions, readable: row.readable, channel: row.usual_channel };
}

const CONTEXT = Symbol("rules screen");
export const provideScreen = (screen: RulesScreen): RulesScreen => setContext(CONTEXT, screen);
export const useScreen = (): RulesScreen => getContext<RulesScreen>(CONTEXT);
