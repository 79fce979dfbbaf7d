/** Moving and zooming the map: space and drag, the middle button, Ctrl and the wheel, two fingers. */
import type { Attachment } from "svelte/attachments";
import type { MapSession } from "../session.svelte.ts";
import { zoomBy, zoomTo } from "./zoom.ts";

const WRITING = "textarea, input, select, button, [role=menu], dialog *";

export function panning(session: MapSession): Attachment<HTMLElement> {
  return (scroll) => {
    let space = false;
    let from: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | null = null;
    const fingers = new Map<number, { x: number; y: number }>();
    let spread: { readonly distance: number; readonly zoom: number } | null = null;

    const ready = (on: boolean): void => {
      space = on;
      scroll.classList.toggle("grabbing", on);
    };
    const keyDown = (event: KeyboardEvent): void => {
      if (event.key !== " " || (event.target instanceof Element && event.target.matches(WRITING)) || !scroll.matches(":hover")) return;
      event.preventDefault();
      ready(true);
    };
    const keyUp = (event: KeyboardEvent): void => {
      if (event.key === " ") ready(false);
    };
    const down = (event: PointerEvent): void => {
      if (event.isPrimary) fingers.clear(); // one that left with what it stood on was never told of
      if (event.pointerType === "touch") fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (fingers.size === 2) spread = { distance: distance(), zoom: session.zoom };
      if (event.button !== 1 && !(event.button === 0 && space)) return;
      event.preventDefault();
      event.stopPropagation();
      from = { x: event.clientX, y: event.clientY, left: scroll.scrollLeft, top: scroll.scrollTop };
      scroll.setPointerCapture(event.pointerId);
      scroll.classList.add("grabbing");
    };
    const move = (event: PointerEvent): void => {
      if (fingers.has(event.pointerId)) fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (spread !== null && fingers.size === 2) zoomTo(session, (spread.zoom * distance()) / spread.distance, middle());
      if (from !== null) scroll.scrollTo(from.left - event.clientX + from.x, from.top - event.clientY + from.y);
    };
    const up = (event: PointerEvent): void => {
      fingers.delete(event.pointerId);
      if (fingers.size < 2) spread = null;
      if (from === null) return;
      from = null;
      scroll.classList.toggle("grabbing", space);
      scroll.addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
      setTimeout(() => scroll.dispatchEvent(new MouseEvent("click")));
    };
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(session, Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.03 : 0.002)), { x: event.clientX, y: event.clientY });
    };
    /** Two fingers zoom the map, not the page. */
    const touch = (event: TouchEvent): void => {
      if (event.touches.length === 2) event.preventDefault();
    };

    function distance(): number {
      const [a, b] = [...fingers.values()];
      return a === undefined || b === undefined ? 1 : Math.hypot(a.x - b.x, a.y - b.y);
    }
    function middle(): { x: number; y: number } {
      const [a, b] = [...fingers.values()];
      return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 };
    }

    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener("keydown", keyDown, { signal });
    window.addEventListener("keyup", keyUp, { signal });
    window.addEventListener("blur", () => ready(false), { signal });
    scroll.addEventListener("pointerdown", down, { capture: true, signal });
    scroll.addEventListener("pointermove", move, { signal });
    scroll.addEventListener("pointerup", up, { signal });
    scroll.addEventListener("pointercancel", up, { signal });
    scroll.addEventListener("wheel", wheel, { passive: false, signal });
    scroll.addEventListener("touchmove", touch, { passive: false, signal });
    return () => stop.abort();
  };
}
