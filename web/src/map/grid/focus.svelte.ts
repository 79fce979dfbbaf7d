/** The keyboard on the map: one stop for Tab, and elements that follow where the session sends it. */
import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";
import type { MapSession } from "../session.svelte.ts";
import { isEdited, textOf } from "./editing.ts";
import { keyOf, placeOf, samePlace } from "./place.ts";
import { walk } from "./walking.ts";

/** The element that shows a place, within another. */
function elementOf(within: ParentNode, key: string): HTMLElement | null {
  return within.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}

/** Scrolls no further than needed; heads stay in sight by themselves, and where they would stand without that is nowhere to go. */
function bringInSight(element: HTMLElement): void {
  const map = element.closest(".heads") === null ? null : element.closest("[data-map-scroll]");
  const top = map?.scrollTop ?? 0;
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (map !== null) map.scrollTop = top;
}

export function followsFocus(session: MapSession): Attachment<HTMLElement> {
  return (sheet) => {
    let stop: HTMLElement | null = null;
    sheet.tabIndex = 0;

    $effect(() => {
      if (session.sent === 0) return;
      untrack(() => {
        const place = session.focus;
        if (place === null) return;
        const text = textOf(place);
        if (text !== null && isEdited(session, text)) return; // the text itself has taken it
        const element = elementOf(sheet, keyOf(place));
        element?.focus({ preventScroll: true });
        if (element !== null) bringInSight(element);
      });
    });

    const come = (event: FocusEvent): void => {
      if (event.target === sheet) {
        if (session.focus === null || elementOf(sheet, keyOf(session.focus)) === null) walk(session, "map-start", session.focus);
        else session.go(session.focus);
        return;
      }
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-key]") : null;
      const place = element === null ? null : placeOf(session, element.dataset["key"] ?? "");
      if (element === null || place === null) return;
      sheet.tabIndex = -1;
      if (stop !== null && stop !== element) stop.tabIndex = -1;
      if (element.tagName !== "BUTTON") (stop = element).tabIndex = 0;
      if (!samePlace(place, session.focus)) session.focus = place;
      if (place.table !== "cell" && place.table !== "bare" && place.table !== "line" && place.table !== "way" && place.table !== "emotion" && place.table !== "journey") {
        session.document.here({ table: place.table, id: place.id });
      }
    };
    const leave = (event: FocusEvent): void => {
      if (event.relatedTarget instanceof Node && sheet.contains(event.relatedTarget)) return;
      if (stop !== null) stop.tabIndex = -1;
      stop = null;
      sheet.tabIndex = 0;
    };
    sheet.addEventListener("focusin", come);
    sheet.addEventListener("focusout", leave);
    return () => {
      sheet.removeEventListener("focusin", come);
      sheet.removeEventListener("focusout", leave);
    };
  };
}
