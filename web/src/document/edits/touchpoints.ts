/** Edits of touchpoints: the inventory, and where they are used. */
import { newId, randomKey } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { inOrder, keysBetween } from "../order.ts";
import { refer } from "./references.ts";
import { makeRoom, standing } from "./standing.ts";

/** Adds a touchpoint to the inventory, used at a step where one is named; tells its id. */
export function addTouchpoint(document: MapDocument, name: string, step: string | null = null, before: string | null = null): string {
  const id = newId(name || "touchpoint", (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, "touchpoints", standing(document, "touchpoints"), null, 1);
    document.add("touchpoints", id, { order, name });
    if (step !== null) useTouchpoint(document, step, id, true, before);
  });
  return id;
}

/** Takes a touchpoint out of the inventory, and so off every step. */
export function deleteTouchpoint(document: MapDocument, id: string): void {
  document.remove("touchpoints", id);
}

/** Uses a touchpoint at a step (before another, or at the end), or no more. */
export function useTouchpoint(document: MapDocument, step: string, touchpoint: string, on: boolean, before: string | null = null): void {
  refer(document, { table: "steps", id: step, field: "touchpoints" }, touchpoint, on, before);
}

/** Moves a touchpoint's use from one step to another, or to another place in the same one. */
export function moveTouchpoint(document: MapDocument, touchpoint: string, from: string, to: string, before: string | null = null): void {
  if (before === touchpoint) return;
  document.change(() => {
    if (from !== to) useTouchpoint(document, from, touchpoint, false);
    useTouchpoint(document, to, touchpoint, true, before);
  });
}

/** What recognises a touchpoint's events: a property of the event and a pattern, all of which must hold. */
export interface RuleDraft {
  readonly conditions: Readonly<Record<string, string>>;
  readonly at: string | null;
}

/** Adds a rule at the end, and tells its key. */
export function addRule(document: MapDocument, touchpoint: string, rule: RuleDraft): string {
  const key = randomKey();
  const orders = rules(document, touchpoint).map((one) => one.order);
  const order = keysBetween(orders.at(-1) ?? null, null, 1)[0] ?? "";
  document.set("touchpoints", touchpoint, `rules/${key}`, { order, at: rule.at, conditions: rule.conditions });
  return key;
}

export function setRule(document: MapDocument, touchpoint: string, key: string, rule: RuleDraft): void {
  const there = rules(document, touchpoint).find((one) => one.id === key);
  if (there) document.set("touchpoints", touchpoint, `rules/${key}`, { order: there.order, at: rule.at, conditions: rule.conditions });
}

export function removeRule(document: MapDocument, touchpoint: string, key: string): void {
  document.set("touchpoints", touchpoint, `rules/${key}`, null);
}

function rules(document: MapDocument, touchpoint: string): { id: string; order: string }[] {
  const found: { id: string; order: string }[] = [];
  document.row("touchpoints", touchpoint)?.forEach((value, key) => {
    const order = (value as { readonly order?: unknown } | null)?.order;
    if (key.startsWith("rules/")) found.push({ id: key.slice("rules/".length), order: typeof order === "string" ? order : "" });
  });
  return found.sort(inOrder);
}
