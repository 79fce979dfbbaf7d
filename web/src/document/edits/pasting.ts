/** Cards, lanes and blocks of texts into a map. */
import { parseBlock, type Block } from "../block.ts";
import { CLIP_TYPE, readClip, type Clip, type ClipCard } from "../clip.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { addCards, type CardDraft, type CellPlace } from "./cards.ts";
import { addEvidence } from "./journey.ts";
import { addLane, addOwnLane } from "./lanes.ts";
import { refer } from "./references.ts";
import { addTouchpoint } from "./touchpoints.ts";

/** What stands on the clipboard: something of a map, a block of texts, or nothing that a map can take. */
export function fromClipboard(get: (type: string) => string): { readonly clip: Clip } | { readonly block: Block } | null {
  const clip = readClip(get(CLIP_TYPE));
  if (clip) return { clip };
  const block = parseBlock(get("text/plain"));
  return block.length > 0 ? { block } : null;
}

/** What became of a paste: the cards that were made, and how many texts had no step or lane to go to. */
export interface Pasted {
  readonly cards: readonly string[];
  readonly left: number;
}

/**
 * Pastes cards from a cell on. Of one kind they take that cell's, unless its lane holds theirs as well; of several they keep theirs.
 * What would come beyond the last step stays at that step.
 */
export function pasteCards(document: MapDocument, clip: Clip, place: CellPlace): Pasted {
  const several = new Set(clip.cards.map((card) => card.kind)).size > 1;
  const kinds = new Set(document.lanes.flatMap((lane) => lane.kinds));
  const steps = document.steps.map((step) => step.id);
  const first = steps.indexOf(place.step);
  const here = document.lanes.find((lane) => lane.kinds.includes(place.kind))?.kinds ?? [];
  const kindOf = (card: ClipCard): string => (here.includes(card.kind) || (several && kinds.has(card.kind)) ? card.kind : place.kind);
  const columnOf = (card: ClipCard): number => Math.min(steps.length - 1, first + card.column);
  return paste(document, clip.cards, steps, (card) => ({ column: columnOf(card), kind: kindOf(card) }), place.before ?? null);
}

/** Pastes whole lanes before another: those that the map has already get the cards as well, at their own steps or as many from the left. */
export function pasteLanes(document: MapDocument, clip: Clip, before: string | null = null): Pasted {
  const steps = document.steps.map((step) => step.id);
  let pasted: Pasted = { cards: [], left: 0 };
  document.change(() => {
    const kinds = new Map<string, string>();
    for (const lane of clip.lanes) {
      if (lane.own) kinds.set(lane.id, addOwnLane(document, lane.name, before, lane.icon || null));
      else addLane(document, lane.id, before);
    }
    const home = clip.cards.every((card) => steps.includes(card.step));
    const columnOf = (card: ClipCard): number => (home ? steps.indexOf(card.step) : card.column);
    pasted = paste(document, clip.cards, steps, (card) => ({ column: columnOf(card), kind: kinds.get(card.kind) ?? card.kind }), null);
  });
  return pasted;
}

/**
 * Pastes a block of texts from a cell on: each column goes to a step, each row becomes cards of that cell's kind. Where the first
 * column holds names of lanes, each row goes to the lane that it names.
 */
export function pasteBlock(document: MapDocument, block: Block, place: CellPlace): Pasted {
  const steps = document.steps.map((step) => step.id);
  const first = steps.indexOf(place.step);
  const named = kindsNamed(document, block);
  const made: string[] = [];
  let left = 0;
  document.change(() => {
    const cells = new Map<string, { readonly place: CellPlace; readonly drafts: CardDraft[] }>();
    block.forEach((row, index) =>
      (named ? row.slice(1) : row).forEach((cell, column) => {
        const text = cell.trim();
        const step = steps[first + column];
        const kind = named?.[index] ?? place.kind;
        if (text === "") return;
        if (step === undefined) return void left++;
        const key = `${step} ${kind}`;
        const before = step === place.step && kind === place.kind ? (place.before ?? null) : null;
        const there = cells.get(key) ?? { place: { step, kind, before }, drafts: [] };
        there.drafts.push({ text });
        cells.set(key, there);
      }),
    );
    for (const cell of cells.values()) made.push(...addCards(document, cell.place, cell.drafts));
  });
  return { cards: made, left };
}

/** The kind of card of each row's lane, where every row begins with the name of one; none otherwise. */
function kindsNamed(document: MapDocument, block: Block): readonly string[] | null {
  const plain = (name: string): string => name.trim().toLocaleLowerCase();
  const lanes = document.lanes.filter((lane) => lane.holds === "cards");
  const kinds = block.flatMap((row) => {
    const lane = row.length > 1 ? lanes.find((one) => plain(one.name) === plain(row[0] ?? "")) : undefined;
    return lane === undefined ? [] : [lane.kinds[0] ?? lane.id];
  });
  return kinds.length === block.length ? kinds : null;
}

function paste(
  document: MapDocument,
  cards: readonly ClipCard[],
  steps: readonly string[],
  goes: (card: ClipCard) => { readonly column: number; readonly kind: string },
  before: string | null,
): Pasted {
  const made: string[] = [];
  let left = 0;
  document.change(() => {
    const brought = new Bringing(document);
    for (const card of cards) {
      const { column, kind } = goes(card);
      const step = steps[column];
      if (step === undefined) {
        left++;
        continue;
      }
      const through = card.covers > 0 ? (steps[Math.min(steps.length - 1, column + card.covers)] ?? null) : null;
      const draft = { ...brought.draft(card), through: through === step ? null : through };
      const [id] = addCards(document, { step, kind, before: column === steps.indexOf(step) ? before : null }, [draft]);
      if (id === undefined) continue;
      for (const evidence of brought.evidence(card)) refer(document, { table: "cards", id, field: "evidence" }, evidence, true);
      made.push(id);
    }
  });
  return { cards: made, left };
}

/** What cards bring along from another map: found by id, then by name; made where it is not there. */
class Bringing {
  readonly #touchpoints = new Map<string, string>();
  readonly #evidence = new Map<string, string>();

  constructor(readonly document: MapDocument) {}

  draft({ text, status, image, icon, touchpoint, persona }: ClipCard): CardDraft {
    const personas = this.document.personas;
    const found = persona && (personas.find((one) => one.id === persona.id) ?? personas.find((one) => one.name === persona.name));
    return { text, status, image, icon, persona: found?.id ?? null, touchpoint: touchpoint ? this.#touchpoint(touchpoint) : null };
  }

  evidence(card: ClipCard): string[] {
    return card.evidence.map((item) => {
      const there = this.#evidence.get(item.id) ?? (this.document.row("evidence", item.id) ? item.id : undefined);
      if (there !== undefined) return there;
      const made = addEvidence(this.document, item.kind, item.text);
      this.document.set("evidence", made, "n", item.n);
      this.document.set("evidence", made, "date", item.date);
      this.document.setText({ table: "evidence", id: made, field: "source" }, item.source);
      this.#evidence.set(item.id, made);
      return made;
    });
  }

  #touchpoint({ id, name, channel }: NonNullable<ClipCard["touchpoint"]>): string {
    const all = this.document.touchpoints;
    const there = this.#touchpoints.get(id) ?? (all.find((one) => one.id === id) ?? all.find((one) => one.name === name))?.id;
    if (there !== undefined) return there;
    const made = addTouchpoint(this.document, name);
    this.document.setText({ table: "touchpoints", id: made, field: "channel" }, channel);
    this.#touchpoints.set(id, made);
    return made;
  }
}
