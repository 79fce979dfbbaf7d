/** Keys in a text with Markdown: bold, italic, and lists that go on. */

interface Marked {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Puts marks around what is selected, or takes them away. */
export function wrapped(text: string, from: number, to: number, mark: "**" | "*"): Marked {
  const size = mark.length;
  const around = text.slice(from - size, from) === mark && text.slice(to, to + size) === mark;
  const doubled = mark === "*" && text.slice(from - 2, from) === "**" && text.slice(to, to + 2) === "**";
  if (around && !doubled) {
    return { text: text.slice(0, from - size) + text.slice(from, to) + text.slice(to + size), from: from - size, to: to - size };
  }
  return { text: text.slice(0, from) + mark + text.slice(from, to) + mark + text.slice(to), from: from + size, to: to + size };
}

/** A new line at the caret: in a list, a new item; out of it after an empty one. */
export function newLine(text: string, from: number, to: number): Marked {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const item = /^(\s*)(?:([-*+])|(\d{1,2})([.)]))\s+(.*)$/u.exec(text.slice(start, from));
  if (item !== null && item[5] === "") return { text: text.slice(0, start) + text.slice(to), from: start, to: start };
  const sign = item === null ? "" : `${item[1] ?? ""}${item[2] ?? `${Number(item[3]) + 1}${item[4] ?? "."}`} `;
  const at = from + 1 + sign.length;
  return { text: `${text.slice(0, from)}\n${sign}${text.slice(to)}`, from: at, to: at };
}
