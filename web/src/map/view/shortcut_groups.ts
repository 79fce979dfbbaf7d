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

/** What browsers and fields do by themselves, once the map or a text has the keyboard. */
const BY_ITSELF: readonly (readonly [Key, string])[] = [
  ["map.commandNewLine", "Shift+Enter"],
  ["map.commandCancel", "Escape"],
  ["map.commandBold", "Mod+b"],
  ["map.commandItalic", "Mod+i"],
  ["map.commandCopy", "Mod+c"],
  ["map.commandCut", "Mod+x"],
  ["map.commandPaste", "Mod+v"],
];

export function shortcutGroups(): readonly ShortcutGroup[] {
  return GROUPS.map(([group, name]) => ({
    name: say(name),
    shortcuts: [
      ...COMMANDS.flatMap((command) => (command.group === group && command.keys !== undefined ? [{ name: say(command.name), keys: command.keys }] : [])),
      ...(group === "edit" ? BY_ITSELF.map(([key, keys]) => ({ name: say(key), keys: [keys] })) : []),
    ],
  })).filter(({ shortcuts }) => shortcuts.length > 0);
}
