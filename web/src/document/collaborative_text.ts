/** A field on the screen that is a text of the map: everybody who types in it sees the others' letters come in. */
import type { Attachment } from "svelte/attachments";
import { on } from "svelte/events";
import type { MapDocument } from "./map_document.svelte.ts";
import { followText, textAt, typeText, type Delta } from "./texts.ts";
import { textChange } from "./text_change.ts";
import type { TextPlace } from "./views.ts";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Binds a field to the text at a place. What is typed is written with the smallest change; what others write appears without
 * moving the caret or the selection; while letters are being composed (IME) nothing is written, nor anything changed on screen.
 */
export function collaborativeText(document: MapDocument, place: TextPlace): Attachment<TextField> {
  return (field) => {
    let shown = textAt(document, place);
    let writing = false;
    let composing = false;
    field.value = shown;

    /** What others wrote while letters were composed is put around them first; then what was typed is written. */
    const typed = (): void => {
      if (composing) return;
      const now = textAt(document, place);
      if (now !== shown) {
        const own = textChange(shown, field.value, field.selectionEnd ?? undefined);
        const others = moves(replacement(shown, now));
        const at = others(own.at);
        const until = Math.max(at, others(own.at + own.remove));
        const caret = at + own.insert.length;
        field.value = now.slice(0, at) + own.insert + now.slice(until);
        field.setSelectionRange(caret, caret);
      }
      shown = field.value;
      writing = true;
      typeText(document, place, shown, field.selectionEnd ?? shown.length);
      writing = false;
    };

    const changed = (delta: Delta | null): void => {
      if (writing || composing) return;
      const now = textAt(document, place);
      if (now === shown) return;
      const moved = moves(delta ?? replacement(shown, now));
      const { selectionStart, selectionEnd, selectionDirection } = field;
      field.value = shown = now;
      const here = field.ownerDocument.activeElement === field;
      if (here) field.setSelectionRange(moved(selectionStart ?? 0), moved(selectionEnd ?? 0), selectionDirection ?? "none");
    };

    const compose = (): void => void (composing = true);
    const composed = (): void => {
      composing = false;
      typed();
    };
    const instead = (event: InputEvent): void => {
      const kind = event.inputType; // the browser's own history knows nothing of others' letters
      if (kind !== "historyUndo" && kind !== "historyRedo") return;
      event.preventDefault();
      if (kind === "historyUndo") document.undo();
      else document.redo();
    };
    const arrive = (): void => document.here({ table: place.table, id: place.id, field: place.field });
    const leave = (): void => document.here({ table: place.table, id: place.id });

    // A field that leaves the page loses the keyboard while screens are being renewed: Svelte's own listeners may say so even then.
    const stops = [
      on(field, "input", typed),
      on(field, "compositionstart", compose),
      on(field, "compositionend", composed),
      on(field, "beforeinput", instead),
      on(field, "focus", arrive),
      on(field, "blur", leave),
    ];
    if (field.ownerDocument.activeElement === field) arrive();
    const stop = followText(document, place, changed);
    return () => {
      stop();
      for (const quiet of stops) quiet();
    };
  };
}

function replacement(before: string, after: string): Delta {
  const { at, remove, insert } = textChange(before, after);
  return [{ retain: at }, { delete: remove }, { insert }];
}

/** Where a place in a text is after a change: what is put exactly there comes after it. */
function moves(delta: Delta): (place: number) => number {
  return (place) => {
    let at = 0; // in the new text
    let moved = place;
    for (const part of delta) {
      if (part.retain !== undefined) at += part.retain;
      else if (typeof part.insert === "string") {
        if (at < moved) moved += part.insert.length;
        at += part.insert.length;
      } else if (part.delete !== undefined && at < moved) moved -= Math.min(part.delete, moved - at);
    }
    return moved;
  };
}
