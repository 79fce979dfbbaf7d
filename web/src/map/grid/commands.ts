/** What can be done on the grid. */
import type { Command } from "../command.ts";
import { EDITING } from "./commands/editing.ts";
import { MAKING } from "./commands/making.ts";
import { VIEWING } from "./commands/viewing.ts";
import { WALKING } from "./commands/walking.ts";

export const GRID_COMMANDS: readonly Command[] = [...EDITING, ...MAKING, ...VIEWING, ...WALKING];
