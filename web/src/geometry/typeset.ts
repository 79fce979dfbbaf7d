/** Sets words on lines, given how wide they are. */
import type { Setter, SetWords } from "./labels.ts";

/** Renderers round where letters stand; a line is taken one percent wider than it is measured. */
const SAFETY = 1.01;

/** A setter for one typeface; what was set once is kept. */
export function typesetter(measure: (words: string, bold: boolean) => number): Setter {
  const known = new Map<string, SetWords>();
  return (words, room, bold) => {
    const key = `${room} ${bold} ${words}`;
    const before = known.get(key);
    if (before) return before;
    const wide = (line: string): number => SAFETY * measure(line, bold);
    const lines: string[] = [];
    for (const word of words.split(/\s+/).flatMap((one) => broken(one, room, wide))) {
      const last = lines.at(-1);
      if (last !== undefined && wide(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    const set = { lines, width: Math.max(0, ...lines.map(wide)) };
    known.set(key, set);
    return set;
  };
}

/** A word that is wider than a line, cut where it must be. */
function broken(word: string, room: number, wide: (line: string) => number): string[] {
  if (word === "" || wide(word) <= room) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part && wide(part + character) > room) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}
