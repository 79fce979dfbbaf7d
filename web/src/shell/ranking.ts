/** How well what somebody typed fits a name: forgiving of order, accents, capitals and missing letters. */

/** Lower case without accents, so that "beinvloed" finds "Beïnvloed". */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** From 0 (does not fit) upwards; every word that was typed must fit somewhere. */
export function fit(name: string, typed: string): number {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const within = plain(name);
  let total = 0;
  for (const word of words) {
    const found = fitOfWord(within, word);
    if (found === 0) return 0;
    total += found;
  }
  // Of names that fit equally, the one that says little besides comes first.
  return total / words.length + 1 / (1 + within.length);
}

function fitOfWord(name: string, word: string): number {
  if (name.startsWith(word)) return 100;
  const at = name.search(new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}`, "u"));
  if (at >= 0) return 80;
  if (name.includes(word)) return 60;
  return word.length < 3 ? 0 : fitOfLetters(name, word);
}

/** All letters in order, the closer together the better. */
function fitOfLetters(name: string, word: string): number {
  let at = -1;
  let first = -1;
  for (const letter of word) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return 0;
    if (first < 0) first = at;
  }
  const spread = at - first + 1;
  return spread > word.length * 3 ? 0 : (40 * word.length) / spread;
}

/** From here on what was typed stands there as it was typed, and not only its letters in order. */
const LITERAL = 48;

/** What fits, best first; equal ones keep their order. Missing letters are forgiven only where nothing fits as typed. `words` gives the text of an item that typing is held against, its name first. */
export function ranked<Item>(items: readonly Item[], typed: string, words: (item: Item) => readonly [string, ...string[]]): Item[] {
  const found = items
    .map((item) => {
      const [name, ...more] = words(item);
      return { item, score: Math.max(fit(name, typed), fit([name, ...more].join(" "), typed) * 0.8) };
    })
    .filter(({ score }) => score > 0);
  const literal = found.filter(({ score }) => score >= LITERAL);
  return (literal.length > 0 ? literal : found)
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}
