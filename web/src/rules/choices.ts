/** The touchpoints that names can go to: the probable one first, then those that fit what is typed, then a new one. */
import type { TouchpointView } from "../document/views.ts";
import { plain } from "../shell/ranking.ts";
import type { RulesView } from "./contract.ts";
import type { Loose } from "./screen.svelte.ts";
import { sameConditions } from "../document/edits/rules.ts";

export interface Option {
  /** Of the touchpoint; none for a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly channel: string;
  /** Why it is proposed, in words. */
  readonly why: string;
  /** Whether it recognises these names now. */
  readonly here: boolean;
}

export function options(touchpoints: readonly TouchpointView[], view: RulesView, loose: readonly Loose[], typed: string): readonly Option[] {
  const wanted = plain(typed.trim());
  const proposed = new Map<string, string>();
  for (const suggestion of view.suggestions)
    if (suggestion.touchpoint !== null && loose.some(({ conditions }) => sameConditions(conditions, suggestion.conditions)))
      if (!proposed.has(suggestion.touchpoint)) proposed.set(suggestion.touchpoint, suggestion.reasons.join(" "));
  const now = new Set(view.names.filter((row) => loose.some(({ conditions }) => sameConditions(conditions, row.conditions))).map((row) => row.touchpoint));
  const known = touchpoints
    .filter((one) => wanted === "" || plain(`${one.name} ${one.channel}`).includes(wanted))
    .map((one) => ({ id: one.id, name: one.name, channel: one.channel, why: proposed.get(one.id) ?? "", here: now.has(one.id) }));
  return [...known.filter((one) => one.why !== ""), ...known.filter((one) => one.why === ""), { id: null, name: typed.trim() || (loose[0]?.readable ?? ""), channel: "", why: "", here: false }];
}
