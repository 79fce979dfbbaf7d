/** Copy, cut and paste on the map: cards, touchpoints, lanes, pictures, and blocks of a spreadsheet. */
import { tick } from "svelte";
import type { Attachment } from "svelte/attachments";
import { pasteBlock } from "../../document/edits/block_pasting.ts";
import { deleteCards } from "../../document/edits/cards.ts";
import { asBlock, copyCards, copyLanes, toClipboard } from "../../document/edits/copying.ts";
import type { Pasted } from "../../document/edits/pasted.ts";
import { fromClipboard, pasteCards, pasteLanes } from "../../document/edits/pasting.ts";
import { useTouchpoint } from "../../document/edits/touchpoints.ts";
import { say } from "../../i18n/index.ts";
import { seenKeys } from "../../ui/keys.ts";
import { toasts } from "../../ui/toasts.svelte.ts";
import { chosenOf, personaOf, whoFeels } from "../curve/feelings.ts";
import type { MapSession } from "../session.svelte.ts";
import { addImage, imageIn } from "./images.ts";
import { cellAt, laneAt } from "./place.ts";
import { remove } from "./removing.ts";

const WRITING = "textarea, input, select";

export function clipboard(session: MapSession): Attachment<HTMLElement> {
  return (sheet) => {
    const copy = (event: ClipboardEvent): void => {
      if (isElsewhere(event) || !put(session, event.clipboardData)) return;
      event.preventDefault();
      if (event.type === "cut") cutAway(session);
      else toasts.show(copied(session));
    };
    const paste = (event: ClipboardEvent): void => {
      if (isElsewhere(event) || event.clipboardData === null) return;
      event.preventDefault();
      const { clipboardData } = event;
      const image = clipboardData.getData("text/plain") === "" ? imageIn(clipboardData) : null; // spreadsheets bring a picture of their cells too
      if (image !== null) void addImage(session, session.focus, image);
      else take(session, (type) => clipboardData.getData(type));
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

/** The touchpoint where the keyboard is: it is chosen, with the cards that are. */
function usedHere({ focus }: MapSession): { readonly id: string; readonly step: string } | null {
  return focus?.table === "touchpoints" && focus.step !== undefined ? { id: focus.id, step: focus.step } : null;
}

/** Puts what is chosen on the clipboard; false where nothing is. */
function put(session: MapSession, data: DataTransfer | null): boolean {
  const { document, selected, focus } = session;
  const used = usedHere(session);
  const lane = focus?.table === "lanes" ? focus.id : null;
  if (data === null || (selected.size === 0 && used === null && lane === null)) return false;
  const single = selected.size > 0 || used !== null;
  carried = toClipboard(single ? copyCards(document, [...selected], used === null ? [] : [used]) : copyLanes(document, lane === null ? [] : [lane]));
  for (const [type, text] of Object.entries(carried)) data.setData(type, text);
  return true;
}

/** What was copied, in words. */
function copied(session: MapSession): string {
  const { document, selected } = session;
  const used = usedHere(session);
  const said = [
    ...(selected.size > 0 ? [say("map.copied", { n: selected.size })] : []),
    ...(used === null ? [] : [say("map.copiedTouchpoint", { name: document.find("touchpoints", used.id)?.name ?? "" })]),
  ];
  return said.length > 0 ? said.join(". ") : say("map.copiedLane");
}

/** Takes away what was copied, as deleting it does. */
function cutAway(session: MapSession): void {
  const { document } = session;
  const ids = [...session.selected];
  const used = usedHere(session);
  if (ids.length === 0) return remove(session);
  const card = document.find("cards", ids[0] ?? "");
  const lane = document.lanes.find((one) => card !== undefined && one.kinds.includes(card.kind));
  document.change(() => {
    deleteCards(document, ids);
    if (used !== null) useTouchpoint(document, used.step, used.id, false);
  });
  if (card !== undefined && lane !== undefined) session.go({ table: "cell", lane: lane.id, step: card.step, kind: card.kind });
  session.tell([say("map.cut", { n: ids.length }), ...(used === null ? [] : [goneFrom(session, used)])].join(". "), true);
}

function goneFrom({ document }: MapSession, { id, step }: { readonly id: string; readonly step: string }): string {
  return say("map.removedTouchpoint", { name: document.find("touchpoints", id)?.name ?? "", step: document.find("steps", step)?.name ?? "" });
}

/** Pastes where the keyboard is. */
function take(session: MapSession, get: (type: string) => string): void {
  const found = fromClipboard(get);
  if (found === null) return void toasts.show(say("map.nothingToPaste"));
  const { document, focus } = session;
  if ("clip" in found && found.clip.lanes.length > 0) {
    const after = document.lanes.findIndex((lane) => lane.id === laneAt(session, session.focus));
    const { cards } = pasteLanes(document, found.clip, after < 0 ? null : (document.lanes[after + 1]?.id ?? null));
    session.tell(say("map.pastedLane", { name: found.clip.lanes[0]?.name ?? "", n: cards.length }), true);
    return;
  }
  if (focus?.table === "line") {
    const texts = ("clip" in found ? asBlock(found.clip) : found.block).flat().filter((text) => text.trim() !== "");
    return void toasts.show(say("map.pastedOnLine", { n: texts.length }));
  }
  const goal = cellAt(session, focus);
  if (goal === null) return void toasts.show(say("map.pasteOutside"));
  const persona = personaOf(chosenOf(document, whoFeels(document), session.persona));
  told(session, "clip" in found ? pasteCards(document, found.clip, goal, persona) : pasteBlock(document, found.block, goal, persona));
}

/** Says what became of a paste, and goes to what was made. */
function told(session: MapSession, { cards, touchpoints, felt, there, left, refused }: Pasted): void {
  const made = cards.length + touchpoints.length + felt.length;
  const said = [
    ...(cards.length > 0 ? [say("map.pasted", { n: cards.length })] : []),
    ...(touchpoints.length > 0 ? [say("map.pastedTouchpoints", { n: touchpoints.length })] : []),
    ...(felt.length > 0 ? [say("map.pastedFeelings", { n: felt.length })] : []),
    ...(there > 0 ? [say("map.pastedThere", { n: there })] : []),
    ...(refused > 0 ? [say("map.pastedNoFeeling", { n: refused })] : []),
    ...(left > 0 ? [made > 0 ? say("map.pastedLeft", { n: left }) : say("map.pastedNowhere")] : []),
  ].join(". ");
  if (made === 0) return void toasts.show(said || say("map.nothingToPaste"));
  const [card] = cards;
  const [touchpoint] = touchpoints;
  const [step] = felt;
  if (card !== undefined) session.go({ table: "cards", id: card });
  else if (touchpoint !== undefined) session.go({ table: "touchpoints", ...touchpoint });
  else if (step !== undefined) void tick().then(() => session.go({ table: "emotion", id: step })); // its slot becomes a point
  for (const id of cards) session.selected.add(id);
  session.tell(said, true);
}
