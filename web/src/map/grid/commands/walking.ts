/** Walking over the map. */
import type { Command } from "../../command.ts";
import type { MapSession } from "../../session.svelte.ts";
import type { Direction } from "../navigation.ts";
import { extendTo } from "../selection.ts";
import { walk } from "../walking.ts";

function go(id: string, name: Command["name"], keys: readonly string[], direction: Direction): Command {
  return { id, name, keys, group: "move", where: "map", listed: false, run: (session) => void walk(session, direction) };
}

/** Walks on and takes the cards on the way with it. */
function extend(session: MapSession, direction: Direction): void {
  const before = [...session.selected];
  if (!walk(session, direction)) return;
  const here = session.focus;
  for (const id of before) session.selected.add(id);
  if (here?.table === "cards") extendTo(session, here.id);
}

function extending(id: string, keys: readonly string[], direction: Direction): Command {
  return { id, name: "map.commandExtend", keys, group: "move", where: "map", listed: false, run: (session) => extend(session, direction) };
}

export const WALKING: readonly Command[] = [
  go("left", "map.commandLeft", ["ArrowLeft"], "left"),
  go("right", "map.commandRight", ["ArrowRight"], "right"),
  go("up", "map.commandUp", ["ArrowUp"], "up"),
  go("down", "map.commandDown", ["ArrowDown"], "down"),
  go("row-start", "map.commandRowStart", ["Home", "Mod+ArrowLeft"], "row-start"),
  go("row-end", "map.commandRowEnd", ["End", "Mod+ArrowRight"], "row-end"),
  go("map-start", "map.commandMapStart", ["Mod+Home", "Mod+ArrowUp"], "map-start"),
  go("map-end", "map.commandMapEnd", ["Mod+End", "Mod+ArrowDown"], "map-end"),
  extending("extend-left", ["Shift+ArrowLeft"], "left"),
  extending("extend-right", ["Shift+ArrowRight"], "right"),
  extending("extend-up", ["Shift+ArrowUp"], "up"),
  extending("extend-down", ["Shift+ArrowDown"], "down"),
];
