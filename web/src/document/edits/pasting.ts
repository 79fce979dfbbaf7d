/** What was copied of a map into a map. */
import { parseBlock, type Block } from "../block.ts";
import { CLIP_TYPE, readClip, type Clip, type ClipCard, type ClipTouchpoint } from "../clip.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { pasteBlock } from "./block_pasting.ts";
import { addCards, type CardDraft, type CellPlace } from "./cards.ts";
import { asBlock } from "./copying.ts";
import { addEvidence } from "./journey.ts";
import { addLane, addOwnLane } from "./lanes.ts";
import { nothingPasted, type Pasted } from "./pasted.ts";
import { refer } from "./references.ts";
import { addTouchpoint, isUsed, useTouchpoint } from "./touchpoints.ts";

/** What stands on the clipboard: something of a map, a block of texts, or nothing that a map can take. */
export function fromClipboard(get: (type: string) => string): { readonly clip: Clip } | { readonly block: Block } | null {
  const clip = readClip(get(CLIP_TYPE));
  if (clip) return { clip };
  const block = parseBlock(get("text/plain"));
  return block.length > 0 ? { block } : null;
}

/**
 * Pastes cards and touchpoints from a cell on. Of one kind they take that cell's, unless its lane holds theirs as well: where it
 * holds no cards or they are touchpoints, their texts go there alone. Of several they keep theirs. What would come beyond the last
 * step stays at that step.
 */
export function pasteCards(document: MapDocument, clip: Clip, place: CellPlace, persona: string | null = null): Pasted {
  const lane = document.lanes.find((one) => one.id === place.kind || one.kinds.includes(place.kind));
  const several = new Set([...clip.cards.map((card) => card.kind), ...clip.touchpoints.map(() => null)]).size > 1;
  const alike = clip.touchpoints.length > 0 ? "touchpoints" : "cards";
  if (!several && lane !== undefined && lane.holds !== alike) return pasteBlock(document, asBlock(clip), place, persona);
  const kinds = new Set(document.lanes.flatMap((one) => one.kinds));
  const steps = document.steps.map((step) => step.id);
  const first = steps.indexOf(place.step);
  const other = lane === undefined || lane.holds === "cards" ? place.kind : null;
  const kindOf = (card: ClipCard): string | null => (lane?.kinds.includes(card.kind) || (several && kinds.has(card.kind)) ? card.kind : other);
  const columnOf = ({ column }: Goes): number => Math.min(steps.length - 1, first + column);
  return paste(document, clip, steps, { columnOf, kindOf, before: place.before ?? null });
}

/**
 * Pastes whole lanes before another: those that the map has already get what stood in them as well, at its own steps or as many from
 * the left. One that comes back with its own cards does not get them twice.
 */
export function pasteLanes(document: MapDocument, clip: Clip, before: string | null = null): Pasted {
  const steps = document.steps.map((step) => step.id);
  const home = [...clip.cards, ...clip.touchpoints].every(({ step }) => steps.includes(step));
  const back = clip.lanes.filter((lane) => !lane.own && !document.lanes.some((one) => one.id === lane.id && one.shown));
  let pasted = nothingPasted();
  document.change(() => {
    const kinds = new Map<string, string>();
    for (const lane of clip.lanes) {
      if (lane.own) kinds.set(lane.id, addOwnLane(document, lane.name, before, lane.icon || null));
      else addLane(document, lane.id, before);
    }
    const isBack = (card: ClipCard): boolean =>
      back.length > 0 &&
      !kinds.has(card.kind) &&
      document.cardsAt(card.step, card.kind).some((one) => one.text === card.text && one.image === card.image);
    const cards = clip.cards.filter((card) => !home || !isBack(card));
    const columnOf = ({ step, column }: Goes): number => (home ? steps.indexOf(step) : column);
    pasted = paste(document, { ...clip, cards }, steps, { columnOf, kindOf: (card) => kinds.get(card.kind) ?? card.kind, before: null });
  });
  return pasted;
}

type Goes = Pick<ClipCard | ClipTouchpoint, "column" | "step">;

interface Goals {
  readonly columnOf: (one: Goes) => number;
  /** The kind that a card becomes; none where there is no lane for it. */
  readonly kindOf: (card: ClipCard) => string | null;
  readonly before: string | null;
}

function paste(document: MapDocument, clip: Clip, steps: readonly string[], { columnOf, kindOf, before }: Goals): Pasted {
  const pasted = nothingPasted();
  document.change(() => {
    const brought = new Bringing(document);
    for (const card of clip.cards) {
      const column = columnOf(card);
      const kind = kindOf(card);
      const step = steps[column];
      if (step === undefined || kind === null) {
        pasted.left++;
        continue;
      }
      const through = card.covers > 0 ? (steps[Math.min(steps.length - 1, column + card.covers)] ?? null) : null;
      const draft = { ...brought.draft(card), through: through === step ? null : through };
      const [id] = addCards(document, { step, kind, before }, [draft]);
      if (id === undefined) continue;
      for (const evidence of brought.evidence(card)) refer(document, { table: "cards", id, field: "evidence" }, evidence, true);
      pasted.cards.push(id);
    }
    for (const touchpoint of clip.touchpoints) {
      const step = steps[columnOf(touchpoint)];
      if (step === undefined) {
        pasted.left++;
        continue;
      }
      const id = brought.touchpoint(touchpoint);
      if (isUsed(document, step, id)) pasted.there++;
      else {
        useTouchpoint(document, step, id, true, before);
        pasted.touchpoints.push({ id, step });
      }
    }
  });
  return pasted;
}

/** What cards and steps bring along from another map: found by id, then by name; made where it is not there. */
class Bringing {
  readonly #touchpoints = new Map<string, string>();
  readonly #evidence = new Map<string, string>();

  constructor(readonly document: MapDocument) {}

  draft({ text, status, image, icon, touchpoint, persona }: ClipCard): CardDraft {
    const personas = this.document.personas;
    const found = persona && (personas.find((one) => one.id === persona.id) ?? personas.find((one) => one.name === persona.name));
    return { text, status, image, icon, persona: found?.id ?? null, touchpoint: touchpoint ? this.touchpoint(touchpoint) : null };
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

  touchpoint({ id, name, channel }: NonNullable<ClipCard["touchpoint"]>): string {
    const all = this.document.touchpoints;
    const there = this.#touchpoints.get(id) ?? (all.find((one) => one.id === id) ?? all.find((one) => one.name === name))?.id;
    if (there !== undefined) return there;
    const made = addTouchpoint(this.document, name);
    this.document.setText({ table: "touchpoints", id: made, field: "channel" }, channel);
    this.#touchpoints.set(id, made);
    return made;
  }
}
