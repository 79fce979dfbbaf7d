/** Sentences for those who cannot see what changed. */

let region: HTMLElement | null = null;

/** The element that screen readers listen to; one in the whole page. */
export function announcer(element: HTMLElement): () => void {
  region = element;
  return () => {
    region = null;
  };
}

/** Have a sentence read aloud, when the reader is ready with what it is saying. */
export function announce(text: string): void {
  if (!region) return;
  region.textContent = "";
  // The same text again is only read when it was gone for a moment.
  setTimeout(() => {
    if (region) region.textContent = text;
  }, 50);
}
