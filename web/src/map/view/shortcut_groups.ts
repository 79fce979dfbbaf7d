/** The keys of the map screen, for the help. */
import { say, type Key } from "../../i18n/index.ts";
import type { ShortcutGroup } from "../../shell/shortcuts.ts";
import type { Command } from "../command.ts";
import { COMMANDS } from "../commands.ts";

const GROUPS: readonly (readonly [Command["group"], Key])[] = [
  ["move", "map.groupMove"],
  ["edit", "map.groupEdit"],
  ["structure", "map.groupStructure"],
  ["view", "map.groupView"],
  ["file", "map.groupFile"],
  ["help", "map.groupHelp"],
];

export function shortcutGroups(): readonly ShortcutGroup[] {
  return GROUPS.map(([group, name]) => ({
    name: say(name),
    shortcuts: COMMANDS.flatMap((command) => (command.group === group && command.keys !== undefined ? [{ name: say(command.name), keys: command.keys }] : [])),
  })).filter(({ shortcuts }) => shortcuts.length > 0);
}
