/** Blocks of texts into a map: cards, touchpoints and feelings. */
import type { Block } from "../block.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import type { LaneView } from "../views.ts";
import { addCards, type CardDraft, type CellPlace } from "./cards.ts";
import { setEmotion } from "./emotions.ts";
import { nothingPasted, type Pasted } from "./pasted.ts";
import { placeTouchpoint } from "./touchpoints.ts";

/**
 * Pastes a block of texts from a cell on: each column goes to a step, each row becomes what that cell's lane holds. Where the first
 * column holds names of lanes, each row goes to the lane that it names. Feelings are those of the given persona; everybody's where null.
 */
export function pasteBlock(document: MapDocument, block: Block, place: CellPlace, persona: string | null = null): Pasted {
  const steps = document.steps.map((step) => step.id);
  const first = steps.indexOf(place.step);
  const named = lanesNamed(document, block);
  const here = document.lanes.find((lane) => lane.id === place.kind || lane.kinds.includes(place.kind));
  const pasted = nothingPasted();
  document.change(() => {
    const cells = new Map<string, { readonly place: CellPlace; readonly drafts: CardDraft[] }>();
    block.forEach((row, index) =>
      (named ? row.slice(1) : row).forEach((cell, column) => {
        const text = cell.trim();
        const step = steps[first + column];
        const lane = named?.[index] ?? here;
        if (text === "") return;
        if (step === undefined) return void pasted.left++;
        if (lane?.holds === "emotion") return feel(document, step, persona, text, pasted);
        const kind = named ? (lane?.kinds[0] ?? lane?.id ?? place.kind) : place.kind;
        const before = step === place.step && kind === place.kind ? (place.before ?? null) : null;
        if (lane?.holds === "touchpoints") return meet(document, step, text, before, pasted);
        const key = `${step} ${kind}`;
        const there = cells.get(key) ?? { place: { step, kind, before }, drafts: [] };
        there.drafts.push({ text });
        cells.set(key, there);
      }),
    );
    for (const cell of cells.values()) pasted.cards.push(...addCards(document, cell.place, cell.drafts));
  });
  return pasted;
}

function meet(document: MapDocument, step: string, text: string, before: string | null, pasted: Pasted): void {
  const { id, there } = placeTouchpoint(document, step, text.replace(/\s+/g, " "), before);
  if (there) pasted.there++;
  else pasted.touchpoints.push({ id, step });
}

/** A step has one feeling: the first number that comes there. */
function feel(document: MapDocument, step: string, persona: string | null, text: string, pasted: Pasted): void {
  const value = feelingOf(text);
  if (value === null || pasted.felt.includes(step)) return void pasted.refused++;
  setEmotion(document, step, persona, value);
  pasted.felt.push(step);
}

/** The number that a text says, in halves from -2 to 2; none where it says another or none. */
function feelingOf(text: string): number | null {
  const said = text.replace(/^[−–]/, "-").replace(",", ".");
  if (!/^[-+]?\d+(\.\d+)?$/.test(said)) return null;
  const value = Math.round(Number(said) * 2) / 2 + 0; // no -0
  return Math.abs(Number(said)) <= 2 ? value : null;
}

/** The lane of each row, where every row begins with the name of one; none otherwise. */
function lanesNamed(document: MapDocument, block: Block): readonly LaneView[] | null {
  const plain = (name: string): string => name.trim().toLocaleLowerCase();
  const lanes = block.flatMap((row) => (row.length > 1 ? (document.lanes.find((one) => plain(one.name) === plain(row[0] ?? "")) ?? []) : []));
  return lanes.length === block.length ? lanes : null;
}
