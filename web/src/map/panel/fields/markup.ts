/** Marks in a text with Markdown, put around or before what is selected. */
import { say } from "../../../i18n/index.ts";
import { newLine, wrapped } from "../../grid/markup_keys.ts";

type Marked = ReturnType<typeof wrapped>;
export type Markup = "bold" | "italic" | "list" | "link";

/** The text with the mark, or without it where it was there; and what is selected then. `words` stand for those of a link that has none. */
export function marked(markup: Markup, text: string, from: number, to: number, words = ""): Marked {
  if (markup === "bold") return wrapped(text, from, to, "**");
  if (markup === "italic") return wrapped(text, from, to, "*");
  return markup === "list" ? listed(text, from, to) : linked(text, from, to, words);
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

/** What is selected becomes the words of the link, and its address is to be typed; where nothing is, first its words. */
function linked(text: string, from: number, to: number, words: string): Marked {
  const address = "https://";
  const said = text.slice(from, to) || words;
  const [at, size] = from < to ? [to + 3, address.length] : [from + 1, said.length];
  return { text: `${text.slice(0, from)}[${said}](${address})${text.slice(to)}`, from: at, to: at + size };
}

/** Marks what is selected in the field, as if it was typed. */
export function mark(area: HTMLTextAreaElement, markup: Markup): void {
  put(area, marked(markup, area.value, area.selectionStart, area.selectionEnd, say("panel.linkWords")));
}

function put(area: HTMLTextAreaElement, { text, from, to }: Marked): void {
  area.value = text;
  area.setSelectionRange(from, to);
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  area.focus();
}

/** Ctrl+B and Ctrl+I, as in the card itself; Enter in a list begins the next item. */
export function byMarkupKey(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  if (event.altKey || event.isComposing) return;
  const area = event.currentTarget;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (key === "enter" && !command) put(area, newLine(area.value, area.selectionStart, area.selectionEnd));
  else if (key === "b" && command && !event.shiftKey) mark(area, "bold");
  else if (key === "i" && command && !event.shiftKey) mark(area, "italic");
  else return;
  event.preventDefault();
  event.stopPropagation();
}
