/** A block of texts as spreadsheets put it on the clipboard: tabs between cells, cells with tabs or new lines in quotes. */

export type Block = readonly (readonly string[])[];

/** Rows of cells; cells of a row that says fewer than others are just not there. */
export function parseBlock(text: string): Block {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (at <= whole.length) {
    const [cell, end] = whole[at] === '"' ? (quoted(whole, at) ?? plain(whole, at)) : plain(whole, at);
    row.push(cell);
    if (whole[end] !== "\t") {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows.every((cells) => cells.every((cell) => cell.trim() === "")) ? [] : rows;
}

/** The text of a block, as spreadsheets read it. */
export function writeBlock(block: Block): string {
  return block.map((row) => row.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");
}

/** The block as a table, for documents and mail. */
export function blockAsHtml(block: Block): string {
  const cell = (text: string): string => `<td>${escaped(text).replaceAll("\n", "<br>")}</td>`;
  return `<table>${block.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function plain(text: string, at: number): [string, number] {
  const end = text.slice(at).search(/[\t\n]/);
  return end < 0 ? [text.slice(at), text.length] : [text.slice(at, at + end), at + end];
}

/** A cell in quotes and where it ends; none where no such cell ends there, so that the quote is somebody's own. */
function quoted(text: string, at: number): [string, number] | null {
  let end = at + 1;
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote < 0) return null;
    if (text[quote + 1] !== '"') {
      end = quote;
      break;
    }
    end = quote + 2;
  }
  const after = text[end + 1];
  if (after !== undefined && after !== "\t" && after !== "\n") return null;
  return [text.slice(at + 1, end).replaceAll('""', '"'), end + 1];
}
