/** Everything that can be done on the map screen, in one list: keys, palette and the list of shortcuts read it. */
import type { Command } from "./command.ts";
import { GRID_COMMANDS } from "./grid/commands.ts";

export const COMMANDS: readonly Command[] = [...GRID_COMMANDS];
