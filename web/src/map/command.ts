/** A thing that people can do on the map screen: by key, from the palette, from a menu. */
import type { Key } from "../i18n/index.ts";
import type { MapSession } from "./session.svelte.ts";

export interface Command {
  readonly id: string;
  /** What it is called in the palette, menus and the list of shortcuts. */
  readonly name: Key;
  /** As `KeyboardEvent.key` with modifiers before it: "Mod+z" (Ctrl, or Cmd on a Mac), "Shift+Enter", "?". Several may do. */
  readonly keys?: readonly string[];
  /** Groups of the list of shortcuts. */
  readonly group: "edit" | "move" | "structure" | "view" | "file" | "help";
  /** Where its keys work: only while the keyboard is on the map itself, or anywhere on the screen, which is so where nothing is said. */
  readonly where?: "map";
  /** Whether it belongs in the palette; walking by arrows does not. Yes where nothing is said. */
  readonly listed?: false;
  /** Whether it makes sense now; always where nothing is said. */
  readonly enabled?: (session: MapSession) => boolean;
  readonly run: (session: MapSession) => void | Promise<void>;
}
