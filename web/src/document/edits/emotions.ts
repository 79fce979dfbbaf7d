/** Edits of feelings at a step, as we assume them. */
import type { MapDocument } from "../map_document.svelte.ts";
import { keysBetween } from "../order.ts";
import type { EmotionView, StepView, TextPlace } from "../views.ts";

/** Feelings of one persona, or of everybody, that become one. */
export interface FeelingsTogether {
  readonly felt: readonly EmotionView[];
  readonly becomes: EmotionView;
}

/** What becomes of feelings where steps are merged: the strongest remains, of equals the unpleasant one, with every word. */
export function feelingsTogether(steps: readonly StepView[]): FeelingsTogether[] {
  const all = steps.flatMap((step) => step.emotions);
  return [...new Set(all.map(({ persona }) => persona))].flatMap((persona) => {
    const felt = all.filter((one) => one.persona === persona);
    const values = felt.map(({ value }) => value).sort((a, b) => Math.abs(b) - Math.abs(a) || a - b);
    const word = [...new Set(felt.map((one) => one.word).filter(Boolean))].join(", ");
    return felt.length > 1 ? [{ felt, becomes: { persona, value: values[0] ?? 0, word } }] : [];
  });
}

/** Says how a persona (everybody where null) feels at a step, -2..2; null takes it away. */
export function setEmotion(document: MapDocument, step: string, persona: string | null, value: number | null): void {
  const field = `emotions/${persona ?? "*"}`;
  document.change(() => {
    if (value === null) return document.set("steps", step, `${field}/value`, null);
    document.set("steps", step, `${field}/value`, Math.min(2, Math.max(-2, value)));
    if (typeof document.row("steps", step)?.get(`${field}/order`) === "string") return;
    const orders: string[] = [];
    document.row("steps", step)?.forEach((order, key) => {
      if (/^emotions\/.+\/order$/.test(key) && typeof order === "string") orders.push(order);
    });
    document.set("steps", step, `${field}/order`, keysBetween(orders.sort().at(-1) ?? null, null, 1)[0] ?? "");
  });
}

/** Where the word for a feeling stands; it is read where the feeling has a value. */
export function emotionWord(step: string, persona: string | null): TextPlace {
  return { table: "steps", id: step, field: `emotions/${persona ?? "*"}/word` };
}
