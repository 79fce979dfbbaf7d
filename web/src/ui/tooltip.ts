/** A short text beside whatever the pointer or the keyboard is on; Esc takes it away. */
import type { Attachment } from "svelte/attachments";
import { placed } from "./placing.ts";

const WAIT = 400;
let bubble: HTMLElement | null = null;

/** Whether the anchor shows the text already, and nothing of it is cut off. */
function isThere(anchor: Element, text: string): boolean {
  const whole = [anchor, ...anchor.querySelectorAll("*")].findLast((element) => element.textContent.trim() === text);
  return whole !== undefined && whole.scrollWidth <= whole.clientWidth && whole.scrollHeight <= whole.clientHeight;
}

function shownAt(anchor: Element, text: string): void {
  if (isThere(anchor, text)) return;
  bubble ??= Object.assign(document.createElement("div"), { className: "tooltip", popover: "manual" });
  bubble.setAttribute("aria-hidden", "true"); // the anchor's own name or description says the same
  bubble.textContent = text;
  document.body.append(bubble);
  bubble.showPopover();
  const place = placed(anchor.getBoundingClientRect(), bubble.getBoundingClientRect(), "middle");
  bubble.style.left = `${place.x}px`;
  bubble.style.top = `${place.y}px`;
}

/** Shows a text at an element, which must have the same text as its name or description; not where it stands there in full. */
export function tooltip(text: string): Attachment {
  return (anchor) => {
    let waiting = 0;
    const hide = () => {
      clearTimeout(waiting);
      bubble?.remove();
    };
    const show = (event: Event) => {
      if (event.type === "focusin" && !anchor.matches(":focus-visible")) return;
      if (event instanceof PointerEvent && event.pointerType === "touch") return; // a finger presses, it does not ask
      clearTimeout(waiting);
      waiting = window.setTimeout(() => shownAt(anchor, text), WAIT);
    };
    const escape = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === "Escape") hide();
    };
    const heard: readonly [string, (event: Event) => void][] = [
      ["pointerenter", show],
      ["focusin", show],
      ["pointerleave", hide],
      ["focusout", hide],
      ["pointerdown", hide],
      ["keydown", escape],
    ];
    for (const [name, listener] of heard) anchor.addEventListener(name, listener);
    return () => {
      hide();
      for (const [name, listener] of heard) anchor.removeEventListener(name, listener);
    };
  };
}
