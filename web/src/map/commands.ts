/** Everything that can be done on the map screen, in one list: keys, palette and the list of shortcuts read it. */
import type { Command } from "./command.ts";
import { DOWNLOAD_COMMANDS } from "./download/commands.ts";
import { GRID_COMMANDS } from "./grid/commands.ts";
import { STRUCTURE_COMMANDS } from "./structure/commands.ts";

export const COMMANDS: readonly Command[] = [...GRID_COMMANDS, ...STRUCTURE_COMMANDS, ...DOWNLOAD_COMMANDS];
