/** Copy, cut and paste on the map: cards, lanes, and blocks of a spreadsheet. */
import type { Attachment } from "svelte/attachments";
import { deleteCards, type CellPlace } from "../../document/edits/cards.ts";
import { copyCards, copyLanes, toClipboard } from "../../document/edits/copying.ts";
import { fromClipboard, pasteBlock, pasteCards, pasteLanes, type Pasted } from "../../document/edits/pasting.ts";
import { say } from "../../i18n/index.ts";
import { seenKeys } from "../../ui/keys.ts";
import { toasts } from "../../ui/toasts.svelte.ts";
import type { MapSession } from "../session.svelte.ts";
import { laneAt } from "./place.ts";

const WRITING = "textarea, input, select";

export function clipboard(session: MapSession): Attachment<HTMLElement> {
  return (sheet) => {
    const copy = (event: ClipboardEvent): void => {
      if (isElsewhere(event) || !put(session, event.clipboardData)) return;
      event.preventDefault();
      if (event.type === "cut" && session.selected.size > 0) cutAway(session);
      else if (session.selected.size > 0) toasts.show(say("map.copied", { n: session.selected.size }));
      else toasts.show(say("map.copiedLane"));
    };
    const paste = (event: ClipboardEvent): void => {
      if (isElsewhere(event) || event.clipboardData === null) return;
      event.preventDefault();
      const { clipboardData } = event;
      take(session, (type) => clipboardData.getData(type));
    };
    sheet.addEventListener("copy", copy);
    sheet.addEventListener("cut", copy);
    sheet.addEventListener("paste", paste);
    return () => {
      sheet.removeEventListener("copy", copy);
      sheet.removeEventListener("cut", copy);
      sheet.removeEventListener("paste", paste);
    };
  };
}

/** What was copied last in this window: a menu may read nothing but text from the clipboard. */
let carried: Readonly<Record<string, string>> = {};

/** Copies or cuts what is chosen, as the keys do: the browser asks the map for it. */
export function copyByMenu(how: "copy" | "cut"): void {
  document.execCommand(how);
}

/** Pastes where the keyboard is, where the browser lets us read the clipboard. */
export async function pasteByMenu(session: MapSession): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    return session.tell(say("map.pasteByKey", { keys: seenKeys("Mod+v") }));
  }
  const plain = (one: string): string => one.replaceAll("\r\n", "\n");
  const own = carried["text/plain"] !== undefined && plain(carried["text/plain"]) === plain(text);
  take(session, (type) => (own ? carried[type] : type === "text/plain" ? text : "") ?? "");
}

function isElsewhere(event: Event): boolean {
  return event.target instanceof Element && event.target.closest(WRITING) !== null;
}

/** Puts what is chosen on the clipboard; false where nothing is. */
function put({ document, selected, focus }: MapSession, data: DataTransfer | null): boolean {
  if (data === null) return false;
  const clip = selected.size > 0 ? copyCards(document, [...selected]) : focus?.table === "lanes" ? copyLanes(document, [focus.id]) : null;
  if (clip === null) return false;
  carried = toClipboard(clip);
  for (const [type, text] of Object.entries(carried)) data.setData(type, text);
  return true;
}

function cutAway(session: MapSession): void {
  const ids = [...session.selected];
  const card = session.document.find("cards", ids[0] ?? "");
  const lane = session.document.lanes.find((one) => card !== undefined && one.kinds.includes(card.kind));
  deleteCards(session.document, ids);
  if (card !== undefined && lane !== undefined) session.go({ table: "cell", lane: lane.id, step: card.step, kind: card.kind });
  session.tell(say("map.cut", { n: ids.length }), true);
}

/** Pastes where the keyboard is. */
function take(session: MapSession, get: (type: string) => string): void {
  const found = fromClipboard(get);
  if (found === null) return session.tell(say("map.nothingToPaste"));
  const { document } = session;
  if ("clip" in found && found.clip.lanes.length > 0) {
    const after = document.lanes.findIndex((lane) => lane.id === laneAt(session, session.focus));
    const { cards } = pasteLanes(document, found.clip, after < 0 ? null : (document.lanes[after + 1]?.id ?? null));
    session.tell(say("map.pastedLane", { name: found.clip.lanes[0]?.name ?? "", n: cards.length }), true);
    return;
  }
  const goal = cellHere(session);
  if (goal === null) return session.tell(say("map.pasteOutside"));
  told(session, "clip" in found ? pasteCards(document, found.clip, goal) : pasteBlock(document, found.block, goal));
}

/** The cell where the keyboard is, with the card before which something comes: what follows the one that has it. */
function cellHere(session: MapSession): CellPlace | null {
  const { document, focus } = session;
  const lane = document.lanes.find((one) => one.id === laneAt(session, focus));
  if (focus === null || lane === undefined || lane.holds !== "cards") return null;
  if (focus.table === "cell") return { step: focus.step, kind: focus.kind };
  const card = focus.table === "cards" ? document.find("cards", focus.id) : undefined;
  const first = document.steps[0];
  if (card === undefined) return first === undefined ? null : { step: first.id, kind: lane.kinds[0] ?? lane.id };
  const cards = document.cardsAt(card.step, card.kind);
  const next = cards[cards.findIndex((one) => one.id === card.id) + 1];
  return { step: card.step, kind: card.kind, before: next?.id ?? null };
}

function told(session: MapSession, { cards, left }: Pasted): void {
  const [first] = cards;
  if (first === undefined) return session.tell(say(left > 0 ? "map.pastedNowhere" : "map.nothingToPaste"));
  session.go({ table: "cards", id: first });
  for (const id of cards) session.selected.add(id);
  session.tell([say("map.pasted", { n: cards.length }), ...(left > 0 ? [say("map.pastedLeft", { n: left })] : [])].join(". "), true);
}
