/** The pointer on the map: choosing, editing, and a band drawn around cards. */
import type { Attachment } from "svelte/attachments";
import type { MapSession } from "../session.svelte.ts";
import { addCardAt, addTouchpointAt } from "./adding.ts";
import { edit, textOf } from "./editing.ts";
import { placeOf, samePlace } from "./place.ts";
import { extendTo, toggle } from "./selection.ts";

const INTERACTIVE = "button, a[href], textarea, input, select, [role=menu]";

export function pointer(session: MapSession): Attachment<HTMLElement> {
  return (sheet) => {
    const at = (event: Event): HTMLElement | null =>
      event.target instanceof Element && event.target.closest(INTERACTIVE) === null ? event.target.closest<HTMLElement>("[data-key]") : null;

    const click = (event: MouseEvent): void => {
      const place = placeOf(session, at(event)?.dataset["key"] ?? "");
      if (place === null || event.detail > 1) return;
      if (place.table === "cards" && event.shiftKey) return extendTo(session, place.id);
      if (place.table === "cards" && (event.ctrlKey || event.metaKey)) return toggle(session, place.id);
      const again = samePlace(place, session.focus) && session.selected.size <= 1 && sheet.contains(document.activeElement);
      const text = textOf(place);
      if (again && place.table === "cards" && text !== null && wasHere) return edit(session, text);
      session.go(place);
      if (place.table === "touchpoints" || place.table === "steps") session.follow(place);
      else if (session.panel !== null && place.table !== "cell" && place.table !== "bare") session.follow(place);
    };
    const twice = (event: MouseEvent): void => {
      const place = placeOf(session, at(event)?.dataset["key"] ?? "");
      if (place === null) return;
      const text = textOf(place);
      if (text !== null) edit(session, text);
      else if (place.table === "cell") {
        const lane = session.document.find("lanes", place.lane);
        if (lane?.holds === "touchpoints") addTouchpointAt(session, place.step);
        else if (lane?.holds === "cards") addCardAt(session, { step: place.step, kind: place.kind });
      }
    };
    const menu = (event: MouseEvent): void => {
      const element = at(event);
      const place = placeOf(session, element?.dataset["key"] ?? "");
      if (element === null || place === null) return;
      event.preventDefault();
      if (place.table !== "cards" || !session.selected.has(place.id)) session.go(place);
      const byPointer = event.button === 2;
      session.menu = { place, at: byPointer ? { left: event.clientX, top: event.clientY, width: 0, height: 0 } : element.getBoundingClientRect() };
    };
    let wasHere = false;
    /** Whether the pointer went down on what had the keyboard already: only then a click edits. */
    const down = (event: PointerEvent): void => {
      wasHere = samePlace(placeOf(session, at(event)?.dataset["key"] ?? ""), session.focus);
    };
    const listeners: readonly [string, (event: never) => void][] = [
      ["pointerdown", down],
      ["click", click],
      ["dblclick", twice],
      ["contextmenu", menu],
    ];
    for (const [name, listen] of listeners) sheet.addEventListener(name, listen as EventListener);
    return () => {
      for (const [name, listen] of listeners) sheet.removeEventListener(name, listen as EventListener);
    };
  };
}
