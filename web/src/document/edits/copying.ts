/** Cards, touchpoints and lanes out of a map: as our own form for other maps, and as a block of texts for everything else. */
import { blockAsHtml, writeBlock, type Block } from "../block.ts";
import { CLIP_TYPE, writeClip, type Clip, type ClipCard, type ClipTouchpoint } from "../clip.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import type { CardView } from "../views.ts";

/** A touchpoint where it is used. */
interface Used {
  readonly id: string;
  readonly step: string;
}

/** Cards and touchpoints, as they stand beside and below one another. */
export function copyCards(document: MapDocument, ids: readonly string[], used: readonly Used[] = []): Clip {
  const steps = document.steps.map((step) => step.id);
  const cards = inReadingOrder(document, ids.flatMap((id) => document.find("cards", id) ?? []));
  const leftmost = Math.min(...[...cards, ...used].map(({ step }) => steps.indexOf(step)));
  return { cards: cards.map((card) => clipped(document, card, steps, leftmost)), touchpoints: met(document, used, steps, leftmost), lanes: [] };
}

/** Whole lanes with what stands in them. */
export function copyLanes(document: MapDocument, ids: readonly string[]): Clip {
  const steps = document.steps.map((step) => step.id);
  const lanes = document.lanes.filter((lane) => ids.includes(lane.id));
  const kinds = lanes.flatMap((lane) => lane.kinds);
  const cards = inReadingOrder(document, document.cards.filter((card) => kinds.includes(card.kind)));
  const used = lanes.some((lane) => lane.holds === "touchpoints")
    ? document.steps.flatMap((step) => step.touchpoints.map((id) => ({ id, step: step.id })))
    : [];
  return {
    cards: cards.map((card) => clipped(document, card, steps, 0)),
    touchpoints: met(document, used, steps, 0),
    lanes: lanes.map(({ id, name, icon, own }) => ({ id, name, icon, own })),
  };
}

/** The texts of a clip as rows and columns: a column for each step, and for each kind as many rows as its fullest cell has texts. */
export function asBlock({ cards, touchpoints }: Clip): Block {
  const texts = [...cards, ...touchpoints.map(({ column, name }) => ({ column, kind: null, text: name }))];
  const columns = 1 + Math.max(-1, ...texts.map(({ column }) => column));
  const rows: string[][] = [];
  for (const kind of new Set(texts.map((one) => one.kind))) {
    const cells = Array.from({ length: columns }, (_, column) => texts.filter((one) => one.kind === kind && one.column === column));
    const deepest = Math.max(...cells.map((cell) => cell.length));
    for (let row = 0; row < deepest; row++) rows.push(cells.map((cell) => cell[row]?.text ?? ""));
  }
  return rows;
}

/** What goes on the clipboard, by type. */
export function toClipboard(clip: Clip): Readonly<Record<string, string>> {
  const block = asBlock(clip);
  return { [CLIP_TYPE]: writeClip(clip), "text/plain": writeBlock(block), "text/html": blockAsHtml(block) };
}

function inReadingOrder(document: MapDocument, cards: readonly CardView[]): CardView[] {
  const steps = new Map(document.steps.map((step, index) => [step.id, index]));
  const kinds = new Map(document.lanes.flatMap((lane) => lane.kinds).map((kind, index) => [kind, index]));
  const place = ({ id, step, kind }: CardView): readonly [number, number, number] => [
    kinds.get(kind) ?? kinds.size,
    steps.get(step) ?? 0,
    document.cardsAt(step, kind).findIndex((card) => card.id === id),
  ];
  return cards
    .map((card) => ({ card, place: place(card) }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1] || a.place[2] - b.place[2])
    .map(({ card }) => card);
}

function met(document: MapDocument, used: readonly Used[], steps: readonly string[], leftmost: number): ClipTouchpoint[] {
  return used.flatMap(({ id, step }) => {
    const touchpoint = document.find("touchpoints", id);
    return touchpoint === undefined ? [] : [{ column: steps.indexOf(step) - leftmost, step, id, name: touchpoint.name, channel: touchpoint.channel }];
  });
}

function clipped(document: MapDocument, card: CardView, steps: readonly string[], leftmost: number): ClipCard {
  const touchpoint = card.touchpoint === null ? undefined : document.find("touchpoints", card.touchpoint);
  const persona = card.persona === null ? undefined : document.find("personas", card.persona);
  return {
    column: steps.indexOf(card.step) - leftmost,
    step: card.step,
    kind: card.kind,
    text: card.text,
    status: card.status,
    covers: card.through === null ? 0 : steps.indexOf(card.through) - steps.indexOf(card.step),
    touchpoint: touchpoint ? { id: touchpoint.id, name: touchpoint.name, channel: touchpoint.channel } : null,
    persona: persona ? { id: persona.id, name: persona.name } : null,
    evidence: card.evidence.flatMap((id) => document.find("evidence", id) ?? []),
    image: card.image,
    icon: card.icon,
  };
}
