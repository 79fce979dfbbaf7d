/** The letters in somebody's circle: of the first and the last word of the name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) => [...(word ?? "")].slice(0, 1));
  return letters.join("").toLocaleUpperCase() || "?";
}
