/** What can be found in the palette, beside the maps and pages that are always there. */
import type { IconName } from "../ui/icon.ts";

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** Where it stands or what it is of, in grey behind its name. */
  readonly detail?: string;
  readonly icon: IconName;
  /** The heading that it stands under: "Steps". */
  readonly group: string;
  /** The keys that do the same, as people write them. */
  readonly keys?: string;
  readonly run: () => void;
}

const sources = new Set<() => readonly PaletteItem[]>();

/** Lets a screen add what it has, asked anew each time the palette opens; the answer takes it away again. */
export function providePaletteItems(items: () => readonly PaletteItem[]): () => void {
  sources.add(items);
  return () => sources.delete(items);
}

export function providedItems(): PaletteItem[] {
  return [...sources].flatMap((items) => items());
}
