/** Everything that can be drawn as an icon, by name. */
import { ICONS } from "./icons.ts";
import { SIGNS } from "./signs.ts";

export type IconName = keyof typeof ICONS | keyof typeof SIGNS;

const DRAWN: Readonly<Record<string, string>> = { ...ICONS, ...SIGNS };

/** The path of an icon; names in a map may be unknown to us, and are drawn as nothing. */
export function iconPath(name: string): string {
  return DRAWN[name] ?? "";
}
