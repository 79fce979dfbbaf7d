/** A field that grows with its text, but holds one line: Enter is done with it. */
export function oneLine(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
}
