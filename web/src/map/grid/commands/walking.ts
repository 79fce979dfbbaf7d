/** Walking over the map. */
import type { Command } from "../../command.ts";
import type { MapSession } from "../../session.svelte.ts";
import { neighbour, type Direction } from "../navigation.ts";
import { extendTo } from "../selection.ts";
import { rowsOf, walk } from "../walking.ts";

function go(id: string, name: Command["name"], keys: readonly string[], direction: Direction): Command {
  return { id, name, keys, group: "move", where: "map", listed: false, run: (session) => void walk(session, direction) };
}

/** Walks on and takes the cards on the way with it. */
function extend(session: MapSession, direction: Direction): void {
  const before = [...session.selected];
  const { anchor } = session;
  if (!walk(session, direction)) return;
  const here = session.focus;
  for (const id of before) session.selected.add(id);
  session.anchor = anchor;
  if (here?.table === "cards") extendTo(session, here.id);
}

function extending(id: string, keys: readonly string[], direction: Direction): Command {
  return { id, name: "map.commandExtend", keys, group: "move", where: "map", listed: false, run: (session) => extend(session, direction) };
}

/** By Tab, as long as there is somewhere to go; Escape lets the next Tab leave the map. */
function tab(id: string, name: Command["name"], keys: string, direction: Direction): Command {
  return { ...go(id, name, [keys], direction), enabled: (session) => !session.leaving && hasNext(session, direction) };
}

function hasNext(session: MapSession, direction: Direction): boolean {
  return session.focus !== null && neighbour(rowsOf(session), session.focus, direction) !== null;
}

export const WALKING: readonly Command[] = [
  tab("next", "map.commandNext", "Tab", "next"),
  tab("previous", "map.commandPrevious", "Shift+Tab", "previous"),
  {
    id: "leave",
    name: "map.commandLeave",
    keys: ["Escape"],
    group: "move",
    where: "map",
    listed: false,
    run: (session) => {
      session.leaving = true;
      if (session.selected.size > 1 && session.focus !== null) session.go(session.focus);
    },
  },
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
