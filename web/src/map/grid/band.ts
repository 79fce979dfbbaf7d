/** A band drawn around cards with the pointer: what it touches is chosen. */
import type { Attachment } from "svelte/attachments";
import type { MapSession } from "../session.svelte.ts";

const NEAR = 5;

export function rubberBand(session: MapSession): Attachment<HTMLElement> {
  return (sheet) => {
    let from: { readonly x: number; readonly y: number } | null = null;
    let band: HTMLElement | null = null;
    let before: ReadonlySet<string> = new Set();

    const down = (event: PointerEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      const ground = target?.closest(".card, .touchpoint, button, a, textarea, [role=columnheader], [role=rowheader], svg") === null;
      if (event.button !== 0 || event.pointerType === "touch" || !ground || sheet.dataset["panning"] !== undefined) return;
      from = inSheet(event);
      before = event.shiftKey || event.ctrlKey || event.metaKey ? new Set(session.selected) : new Set();
    };
    const move = (event: PointerEvent): void => {
      if (from === null) return;
      const to = inSheet(event);
      if (band === null) {
        if (Math.hypot(to.x - from.x, to.y - from.y) < NEAR) return;
        band = sheet.appendChild(Object.assign(document.createElement("div"), { className: "rubber-band" }));
        sheet.setPointerCapture(event.pointerId);
      }
      event.preventDefault();
      band.style.left = `${Math.min(from.x, to.x)}px`;
      band.style.top = `${Math.min(from.y, to.y)}px`;
      band.style.width = `${Math.abs(to.x - from.x)}px`;
      band.style.height = `${Math.abs(to.y - from.y)}px`;
      choose(band.getBoundingClientRect());
    };
    const end = (event: Event): void => {
      if (band !== null) {
        const [first] = session.selected;
        if (first !== undefined && event.type === "pointerup") session.go({ table: "cards", id: first }, true);
        sheet.addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
      }
      band?.remove();
      band = null;
      from = null;
    };

    function inSheet({ clientX, clientY }: PointerEvent): { x: number; y: number } {
      const { left, top } = sheet.getBoundingClientRect();
      return { x: (clientX - left) / session.zoom, y: (clientY - top) / session.zoom };
    }
    function choose(box: DOMRect): void {
      for (const element of sheet.querySelectorAll<HTMLElement>("[data-card]")) {
        const id = element.dataset["card"] ?? "";
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const touched = left < box.right && right > box.left && top < box.bottom && bottom > box.top;
        if (touched || before.has(id)) session.selected.add(id);
        else session.selected.delete(id);
      }
    }

    const listeners: readonly [string, (event: never) => void][] = [
      ["pointerdown", down],
      ["pointermove", move],
      ["pointerup", end],
      ["pointercancel", end],
    ];
    for (const [name, listen] of listeners) sheet.addEventListener(name, listen as EventListener);
    return () => {
      for (const [name, listen] of listeners) sheet.removeEventListener(name, listen as EventListener);
    };
  };
}
