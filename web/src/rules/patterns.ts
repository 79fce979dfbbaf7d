/** How a condition is written on a map: the value itself, with stars, or between slashes. */

export type Kind = "exact" | "glob" | "regex";

/** What somebody wrote, and how it is meant. */
export interface Wanted {
  readonly kind: Kind;
  readonly text: string;
}

/** How a written condition is meant. */
export function meant(written: string): Wanted {
  if (written.length > 1 && written.startsWith("/") && written.endsWith("/")) {
    const plain = unescaped(written.slice(1, -1));
    return plain === null ? { kind: "regex", text: written.slice(1, -1) } : { kind: "exact", text: plain };
  }
  return { kind: written.includes("*") ? "glob" : "exact", text: written };
}

/** What is meant, as it stands on the map. */
export function written({ kind, text }: Wanted): string {
  if (kind === "regex") return `/${text}/`;
  return kind === "exact" && (text.includes("*") || /^\/.*\/$/s.test(text)) ? `/${escaped(text)}/` : text;
}

/** The sign between property and pattern, as people read it. */
export function sign(pattern: string): string {
  return meant(pattern).kind === "exact" ? "=" : "~";
}

/** The conditions of a rule in the order in which people read them: name and channel first. */
export function inReadingOrder(conditions: Readonly<Record<string, string>>): readonly (readonly [property: string, pattern: string])[] {
  const place = (property: string): number => ["name", "channel"].indexOf(property) >>> 0;
  return Object.entries(conditions).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** A condition as people read it. */
export function told(pattern: string): string {
  const { kind, text } = meant(pattern);
  return kind === "regex" ? pattern : text;
}

const SPECIAL = /[\\.+?()|[\]{}^$]/g;

function escaped(text: string): string {
  return text.replace(SPECIAL, "\\$&").replaceAll("*", "[*]");
}

/** The value that an expression spells out, as `escaped` writes one with stars or slashes; none where it is any other expression. */
function unescaped(expression: string): string | null {
  const plain = expression.replaceAll("[*]", "*").replace(/\\([\\.+?()|[\]{}^$])/g, "$1");
  return (plain.includes("*") || /^\/.*\/$/s.test(plain)) && escaped(plain) === expression ? plain : null;
}
