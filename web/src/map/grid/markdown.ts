/** The simple Markdown of a card, as the pictures read it: bold, italic, links and lists. Nothing else means anything, HTML least of all. */

export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  /** Only addresses that are safe to open. */
  readonly href?: string;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  /** "•" or "1." before an item of a list. */
  readonly mark: string;
}

const MARKS =
  /\*\*(?<bold>[^*\n]+)\*\*|(?<![\p{L}\p{N}_*])\*(?<star>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\p{L}\p{N}_*])|(?<![\p{L}\p{N}_])_(?<line>[^_\s](?:[^_\n]*[^_\s])?)_(?![\p{L}\p{N}_])|\[(?<link>[^\]\n]+)\]\((?<href>[^)\s]*)\)/gu;
const ITEM = /^\s*[-*+]\s+(.*)$/u;
const NUMBERED = /^\s*(\d{1,3}[.)])\s+(.*)$/u;
const PLAIN = /^(?![-+\s\d])[\p{L}\p{N} .,;:!?'"‘’“”„…()/&%€@=–—-]*$/u;
/** Control characters, changes of direction and other signs that cannot be seen; joiners make one sign out of several, and stay. */
const HIDDEN = /[^\P{C}\u200c\u200d]/gu;

/** Whether a text is one paragraph without any marks: most are. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** The paragraphs of a text; empty lines part them and are left out. */
export function paragraphs(text: string): readonly Paragraph[] {
  return text
    .split(/[\n\r\u2028\u2029]+/u)
    .map((line) => line.replace(/\t/g, " ").replace(HIDDEN, ""))
    .filter((line) => line.trim() !== "")
    .map(paragraph);
}

/** The text without its marks, on one line: how it is read aloud and named. */
export function spoken(text: string): string {
  if (isPlain(text)) return text;
  return paragraphs(text)
    .map(({ runs }) => runs.map((run) => run.text).join(""))
    .join(" ");
}

function paragraph(line: string): Paragraph {
  const item = ITEM.exec(line);
  if (item !== null) return { runs: runsOf(item[1] ?? ""), mark: "•" };
  const numbered = NUMBERED.exec(line);
  if (numbered !== null) return { runs: runsOf(numbered[2] ?? ""), mark: numbered[1] ?? "" };
  return { runs: runsOf(line.trim()), mark: "" };
}

function runsOf(line: string): readonly Run[] {
  const found: Run[] = [];
  let end = 0;
  for (const match of line.matchAll(MARKS)) {
    if (match.index > end) found.push({ text: line.slice(end, match.index) });
    const { bold, star, line: under, link, href } = match.groups ?? {};
    const italic = star ?? under;
    if (bold !== undefined) found.push({ text: bold, bold: true });
    else if (italic !== undefined) found.push({ text: italic, italic: true });
    else found.push(linked(link ?? "", href ?? ""));
    end = match.index + match[0].length;
  }
  if (end < line.length) found.push({ text: line.slice(end) });
  return found;
}

function linked(text: string, href: string): Run {
  if (!/^(https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href)) return { text };
  return { text, href: new URL(href).href };
}
