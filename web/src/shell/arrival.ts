/** What happens when a page has come: its title, the keyboard, what is read aloud, and how far it was scrolled. */
import { say } from "../i18n/index.ts";
import { announce } from "./announce.ts";
import { keepScroll, keptScroll } from "./router.ts";

/** A page may still be growing while its content is fetched; after this we no longer wait for it. */
const GROWING = 2000;
const REST = 150;
let first = true;

/** The page's heading is there. The first page of all leaves the keyboard where the browser put it. */
export function arrived(heading: HTMLElement, title: string): void {
  const wanted = keptScroll();
  if (first) {
    first = false;
    if (wanted === 0) return; // it is at its top, and need not be laid out to know it
  } else {
    heading.focus({ preventScroll: true });
    announce(say("shell.wentTo", { title }));
  }
  scrollBack(wanted);
}

function scrollBack(wanted: number): void {
  window.scrollTo(0, wanted);
  if (window.scrollY >= wanted) return;
  const grown = new ResizeObserver(() => {
    window.scrollTo(0, wanted);
    if (window.scrollY >= wanted) stop();
  });
  const stop = () => {
    grown.disconnect();
    window.removeEventListener("wheel", stop);
    window.removeEventListener("touchmove", stop);
    window.removeEventListener("keydown", stop);
  };
  grown.observe(document.body);
  window.addEventListener("wheel", stop, { passive: true });
  window.addEventListener("touchmove", stop, { passive: true });
  window.addEventListener("keydown", stop);
  setTimeout(stop, GROWING);
}

/** Keeps in the history how far each page is scrolled. */
export function watchScroll(): () => void {
  history.scrollRestoration = "manual";
  let waiting = 0;
  const scrolled = () => {
    clearTimeout(waiting);
    const at = location.href;
    // Whoever left meanwhile is at a page that was not scrolled so far.
    waiting = window.setTimeout(() => void (location.href === at && keepScroll()), REST);
  };
  window.addEventListener("scroll", scrolled, { passive: true });
  return () => {
    clearTimeout(waiting);
    window.removeEventListener("scroll", scrolled);
  };
}
