/** Keys as commands name them (`KeyboardEvent.key` with modifiers before it) and as people see them on their keyboard. */

const MAC = /mac|iphone|ipad/i.test(navigator.platform);
const SEEN: Readonly<Record<string, string>> = {
  Mod: MAC ? "⌘" : "Ctrl",
  Alt: MAC ? "⌥" : "Alt",
  Shift: MAC ? "⇧" : "Shift",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Delete: "Del",
  " ": "␣",
};

/** "Mod+z" as people see it: "Ctrl Z", or "⌘ Z" on a Mac. */
export function seenKeys(keys: string): string {
  return keysOf(keys)
    .map((key) => SEEN[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(" ");
}

function keysOf(keys: string): string[] {
  return keys === "+" ? ["+"] : keys.endsWith("++") ? [...keys.slice(0, -2).split("+"), "+"] : keys.split("+");
}

/** Whether a key press is that of a command. Shift counts only beside letters and named keys: "?" is "?" however it is typed. */
export function pressed(event: KeyboardEvent, keys: string): boolean {
  const wanted = keysOf(keys);
  const key = wanted.at(-1) ?? "";
  const has = (modifier: string): boolean => wanted.slice(0, -1).includes(modifier);
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  if ((MAC ? event.metaKey : event.ctrlKey) !== has("Mod") || event.altKey !== has("Alt")) return false;
  return event.shiftKey === has("Shift") || (key.length === 1 && key.toLowerCase() === key.toUpperCase());
}
