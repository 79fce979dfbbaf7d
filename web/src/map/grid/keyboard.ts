/** Keys on the map: commands, and typing that begins an edit. */
import type { Attachment } from "svelte/attachments";
import { pressed } from "../../ui/keys.ts";
import type { Command } from "../command.ts";
import type { MapSession } from "../session.svelte.ts";
import { addCardAfter, addCardAt, addTouchpointAt, beginPhase } from "./adding.ts";
import { edit, textOf } from "./editing.ts";

const EDITABLE = "textarea, input, select, [contenteditable=true]";
/** Signs that are commands everywhere on the map, and so begin no text. */
const SIGNS = new Set(["?", "+", "-"]);

/** Keys that are held for another: with them nothing is done yet. */
const HELD = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"]);

/** The command that a key press stands for here, if it makes sense now. */
export function commandFor(commands: readonly Command[], session: MapSession, event: KeyboardEvent, onMap: boolean): Command | null {
  const writing = event.target instanceof Element && event.target.matches(EDITABLE);
  const modified = event.ctrlKey || event.metaKey || /^F\d/.test(event.key);
  if (writing && !modified) return null;
  return (
    commands.find(
      (command) =>
        (onMap || command.where !== "map") &&
        (command.keys ?? []).some((keys) => pressed(event, keys)) &&
        (command.enabled?.(session) ?? true),
    ) ?? null
  );
}

/** Keys while the keyboard is on the map itself. */
export function keyboard(session: MapSession, commands: readonly Command[]): Attachment<HTMLElement> {
  return (sheet) => {
    const down = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof HTMLElement)) return;
      if (event.target.matches(EDITABLE)) return;
      const place = event.target.closest("[data-key]");
      if (event.target.tagName === "BUTTON" && place !== event.target && (event.key === "Enter" || event.key === " ")) return;
      const command = commandFor(commands, session, event, true);
      if (command !== null) {
        event.preventDefault();
        event.stopPropagation();
        void command.run(session);
      } else if (isLetter(event) && typeHere(session, event.key)) event.preventDefault();
      else if (event.key === "Tab") stepOut(sheet, event.shiftKey);
      if (event.key !== "Enter" && !HELD.has(event.key)) session.fresh = null;
      if (event.key !== "Escape") session.leaving = false;
    };
    sheet.addEventListener("keydown", down);
    return () => sheet.removeEventListener("keydown", down);
  };
}

/** Lets the browser go on from before or behind the whole map, not from the place within. */
function stepOut(sheet: HTMLElement, back: boolean): void {
  const edge = document.createElement("span");
  edge.tabIndex = -1;
  if (back) sheet.before(edge);
  else sheet.after(edge);
  edge.focus({ preventScroll: true });
  setTimeout(() => edge.remove());
}

function isLetter(event: KeyboardEvent): boolean {
  return [...event.key].length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey && !SIGNS.has(event.key);
}

/** Writes on with a letter, on a card of its own after one that was just written; false where nothing can be written. */
function typeHere(session: MapSession, letter: string): boolean {
  const { focus, fresh } = session;
  if (focus?.table === "cards" && fresh === focus.id) {
    addCardAfter(session, focus.id, letter);
    return true;
  }
  if (focus?.table === "cell") {
    const lane = session.document.find("lanes", focus.lane);
    if (lane?.holds === "touchpoints") addTouchpointAt(session, focus.step, letter);
    else addCardAt(session, { step: focus.step, kind: focus.kind }, letter);
    return true;
  }
  if (focus?.table === "bare") {
    beginPhase(session, focus.phase, letter);
    return true;
  }
  const text = focus?.table === "cards" || focus?.table === "touchpoints" ? textOf(focus) : null; // a name of the map's frame is opened on purpose
  if (text === null) return false;
  edit(session, text, letter);
  return true;
}
