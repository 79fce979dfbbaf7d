/** Edits of rules: how contacts are recognised as a touchpoint. */
import { randomKey } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { inOrder, roomBefore } from "../order.ts";
import type { RuleValue } from "../tables.ts";

export type Conditions = Readonly<Record<string, string>>;

/** Whether two rules ask for the same. */
export function sameConditions(one: Conditions, other: Conditions): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** Adds a rule behind those of a touchpoint, unless one asks for the same; tells its key. */
export function addRule(document: MapDocument, touchpoint: string, conditions: Conditions, at: string | null = null): string {
  const there = rulesOf(document, touchpoint);
  const known = there.find((rule) => rule.at === at && sameConditions(rule.conditions, conditions));
  if (known !== undefined) return known.id;
  const key = randomKey();
  const [order] = roomBefore(there, null, 1).keys;
  write(document, touchpoint, key, { order: order ?? "", at, conditions });
  return key;
}

/** Makes a rule ask for something else, or belong to another step. */
export function changeRule(document: MapDocument, touchpoint: string, key: string, conditions: Conditions, at: string | null): void {
  const rule = rulesOf(document, touchpoint).find(({ id }) => id === key);
  if (rule !== undefined) write(document, touchpoint, key, { order: rule.order, at, conditions });
}

export function removeRule(document: MapDocument, touchpoint: string, key: string): void {
  document.set("touchpoints", touchpoint, `rules/${key}`, null);
}

/** Gives what these conditions recognise to a touchpoint: another's rule that asks for the same goes there, with its step left behind. */
export function giveTo(document: MapDocument, touchpoint: string, rules: readonly Conditions[]): void {
  document.change(() => {
    for (const conditions of rules) {
      for (const [other] of document.rowsOf("touchpoints"))
        if (other !== touchpoint)
          for (const rule of rulesOf(document, other)) if (sameConditions(rule.conditions, conditions)) removeRule(document, other, rule.id);
      if (!rulesOf(document, touchpoint).some((rule) => sameConditions(rule.conditions, conditions))) addRule(document, touchpoint, conditions);
    }
  });
}

interface Rule extends RuleValue {
  readonly id: string;
}

/** The rules of a touchpoint now, in order, also in the midst of a change. */
function rulesOf(document: MapDocument, touchpoint: string): Rule[] {
  const found: Rule[] = [];
  document.row("touchpoints", touchpoint)?.forEach((value, key) => {
    const rule = value as Partial<RuleValue> | null;
    if (!key.startsWith("rules/") || typeof rule !== "object" || typeof rule?.conditions !== "object") return;
    found.push({ id: key.slice("rules/".length), order: rule.order ?? "", at: rule.at ?? null, conditions: rule.conditions });
  });
  return found.sort(inOrder);
}

function write(document: MapDocument, touchpoint: string, key: string, rule: RuleValue): void {
  document.set("touchpoints", touchpoint, `rules/${key}`, rule);
}
