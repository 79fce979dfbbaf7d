/** Edits of feelings at a step, as we assume them. */
import type { MapDocument } from "../map_document.svelte.ts";
import { keysBetween } from "../order.ts";
import type { TextPlace } from "../views.ts";

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
