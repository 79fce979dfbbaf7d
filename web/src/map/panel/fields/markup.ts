/** Marks in a text with Markdown, put around or before what is selected. */
import { wrapped } from "../../grid/markup_keys.ts";

type Marked = ReturnType<typeof wrapped>;
export type Markup = "bold" | "italic" | "list" | "link";

/** The text with the mark, or without it where it was there; and what is selected then. */
export function marked(markup: Markup, text: string, from: number, to: number): Marked {
  if (markup === "bold") return wrapped(text, from, to, "**");
  if (markup === "italic") return wrapped(text, from, to, "*");
  return markup === "list" ? listed(text, from, to) : linked(text, from, to);
}

/** Every line that the selection touches becomes an item. */
function listed(text: string, from: number, to: number): Marked {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const end = text.indexOf("\n", to) === -1 ? text.length : text.indexOf("\n", to);
  const lines = text.slice(start, end).split("\n");
  const off = lines.every((line) => line.startsWith("- "));
  const items = lines.map((line) => (off ? line.slice(2) : line.startsWith("- ") ? line : `- ${line}`)).join("\n");
  const last = start + items.length;
  return { text: text.slice(0, start) + items + text.slice(end), from: from === to ? last : start, to: last };
}

/** What is selected becomes the words of the link; its address is to be typed. */
function linked(text: string, from: number, to: number): Marked {
  const address = "https://";
  const at = to + 3;
  return { text: `${text.slice(0, from)}[${text.slice(from, to)}](${address})${text.slice(to)}`, from: at, to: at + address.length };
}

/** Marks what is selected in the field, as if it was typed. */
export function mark(area: HTMLTextAreaElement, markup: Markup): void {
  const { text, from, to } = marked(markup, area.value, area.selectionStart, area.selectionEnd);
  area.value = text;
  area.setSelectionRange(from, to);
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  area.focus();
}

/** Ctrl+B and Ctrl+I, as in the card itself. */
export function byMarkupKey(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== "b" && key !== "i") return;
  event.preventDefault();
  event.stopPropagation();
  mark(event.currentTarget, key === "b" ? "bold" : "italic");
}
