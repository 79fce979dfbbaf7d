/** What stands in a menu. */
import type { IconName } from "./icon.ts";

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** The keys that do the same, as people write them: "Ctrl Z". */
  readonly keys?: string;
  /** Something is lost by it. */
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** For items that are on or off; absent for those that just do something. */
  readonly checked?: boolean;
  /** A hairline above it. */
  readonly parted?: boolean;
  readonly run: () => void;
}

/** The next item after `from` that can be chosen and begins with what was typed; -1 where none does. */
export function nextBeginningWith(items: readonly MenuItem[], typed: string, from: number): number {
  for (let step = 1; step <= items.length; step += 1) {
    const at = (from + step) % items.length;
    const item = items[at];
    if (item && !item.disabled && item.label.toLocaleLowerCase().startsWith(typed)) return at;
  }
  return -1;
}
