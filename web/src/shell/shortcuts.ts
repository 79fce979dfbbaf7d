/** The list of shortcuts in the help, fed by whatever screen is open. */
import { createSubscriber } from "svelte/reactivity";

export interface ShortcutGroup {
  readonly name: string;
  readonly shortcuts: readonly {
    readonly name: string;
    /** As `KeyboardEvent.key` with modifiers before it: "Mod+z", "Shift+Enter". Several may do. */
    readonly keys: readonly string[];
  }[];
}

const sources = new Set<() => readonly ShortcutGroup[]>();
let changed: (() => void) | null = null;
const subscribe = createSubscriber((update) => {
  changed = update;
  return () => {
    changed = null;
  };
});

/** Lets a screen add its shortcuts while it is open; the answer takes them away again. */
export function provideShortcuts(groups: () => readonly ShortcutGroup[]): () => void {
  sources.add(groups);
  changed?.();
  return () => {
    sources.delete(groups);
    changed?.();
  };
}

/** All shortcuts that work now; reactive. */
export function shortcuts(): ShortcutGroup[] {
  subscribe();
  return [...sources].flatMap((groups) => groups());
}
