/** Ids: a slug made once from a name, plus five random characters; never changed by renaming. */

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"; // without l, o, 0 and 1, which are read wrongly
const SUFFIX_LENGTH = 5;
const SLUG_LENGTH = 60;

/** Random characters that are read and typed rightly. */
export function randomKey(length = 8): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

/** A name in lower case letters, digits and hyphens, at most 60 long; `item` where nothing is left of it. */
function slug(name: string): string {
  const plain = name.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const cut = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, SLUG_LENGTH).replace(/-+$/, "");
  return cut || "item";
}

/** An id that is not taken, such as `price-page-x7k2q`. */
export function newId(name: string, taken: (id: string) => boolean = () => false): string {
  for (;;) {
    const made = `${slug(name)}-${randomKey(SUFFIX_LENGTH)}`;
    if (!taken(made)) return made;
  }
}
