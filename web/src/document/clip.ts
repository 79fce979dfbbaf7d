/** What is cut or copied of a map: it stands alone, so that another map can take it in. */
import type { CardStatus, EvidenceKind } from "./views.ts";

export const CLIP_TYPE = "application/x-reiskaart";

export interface ClipEvidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly text: string;
  readonly n: number | null;
  readonly date: string | null;
  readonly source: string;
}

export interface ClipCard {
  /** Its step, counted from the leftmost one; and that step's id, for when it comes back to the same map. */
  readonly column: number;
  readonly step: string;
  readonly kind: string;
  readonly text: string;
  readonly status: CardStatus;
  /** How many steps it runs on. */
  readonly covers: number;
  readonly touchpoint: { readonly id: string; readonly name: string; readonly channel: string } | null;
  readonly persona: { readonly id: string; readonly name: string } | null;
  readonly evidence: readonly ClipEvidence[];
  readonly image: string | null;
  readonly icon: string | null;
}

/** A touchpoint as it is used at one step. */
export interface ClipTouchpoint {
  readonly column: number;
  readonly step: string;
  readonly id: string;
  readonly name: string;
  readonly channel: string;
}

export interface ClipLane {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly own: boolean;
}

export interface Clip {
  readonly cards: readonly ClipCard[];
  readonly touchpoints: readonly ClipTouchpoint[];
  /** Whole lanes; none where single things were copied. */
  readonly lanes: readonly ClipLane[];
}

export function writeClip(clip: Clip): string {
  return JSON.stringify({ reiskaart: 1, ...clip });
}

/** What is on the clipboard, where it is ours; nothing in it is taken on trust. */
export function readClip(text: string): Clip | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const { reiskaart, cards, touchpoints, lanes } = fields(read);
  if (reiskaart !== 1 || !Array.isArray(cards) || !Array.isArray(lanes)) return null;
  const met = Array.isArray(touchpoints) ? (touchpoints as unknown[]).map(readTouchpoint) : [];
  return {
    cards: (cards as unknown[]).map(readCard),
    touchpoints: met.filter((touchpoint) => touchpoint.name !== ""),
    lanes: (lanes as unknown[]).map(readLane).filter((lane) => lane.id !== ""),
  };
}

function readCard(card: unknown): ClipCard {
  const said = fields(card);
  const touchpoint = fields(said["touchpoint"]);
  const persona = fields(said["persona"]);
  const evidence = Array.isArray(said["evidence"]) ? (said["evidence"] as unknown[]) : [];
  return {
    column: count(said["column"]),
    step: word(said["step"]),
    kind: word(said["kind"]),
    text: word(said["text"]),
    status: one(said["status"], ["assumption", "supported", "contradicted"]),
    covers: count(said["covers"]),
    touchpoint: word(touchpoint["name"]) ? { id: word(touchpoint["id"]), name: word(touchpoint["name"]), channel: word(touchpoint["channel"]) } : null,
    persona: word(persona["name"]) ? { id: word(persona["id"]), name: word(persona["name"]) } : null,
    evidence: evidence.map(readEvidence),
    image: /^images\/[\w.-]+$/.test(word(said["image"])) ? word(said["image"]) : null,
    icon: word(said["icon"]) || null,
  };
}

function readTouchpoint(touchpoint: unknown): ClipTouchpoint {
  const said = fields(touchpoint);
  return { column: count(said["column"]), step: word(said["step"]), id: word(said["id"]), name: word(said["name"]), channel: word(said["channel"]) };
}

function readEvidence(evidence: unknown): ClipEvidence {
  const said = fields(evidence);
  return {
    id: word(said["id"]),
    kind: one(said["kind"], ["observation", "interview", "survey", "review", "ticket", "measure"]),
    text: word(said["text"]),
    n: typeof said["n"] === "number" ? said["n"] : null,
    date: word(said["date"]) || null,
    source: word(said["source"]),
  };
}

function readLane(lane: unknown): ClipLane {
  const said = fields(lane);
  return { id: word(said["id"]), name: word(said["name"]), icon: word(said["icon"]), own: said["own"] === true };
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function count(value: unknown): number {
  return Math.max(0, Math.trunc(Number(value)) || 0);
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function one<Value extends string>(value: unknown, values: readonly [Value, ...Value[]]): Value {
  return values.find((known) => known === value) ?? values[0];
}
