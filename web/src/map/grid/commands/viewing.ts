/** How the map is looked at. */
import type { Command } from "../../command.ts";
import type { MapSession } from "../../session.svelte.ts";
import { fit, zoomBy, zoomTo } from "../../view/zoom.ts";
import { laneAt } from "../place.ts";

/** Opens the menu of what is where the keyboard is. */
function openMenu(session: MapSession): void {
  const { focus } = session;
  const element = document.activeElement?.closest("[data-key]");
  if (focus !== null && element) session.menu = { place: focus, at: element.getBoundingClientRect() };
}

export const VIEWING: readonly Command[] = [
  { id: "menu", name: "map.commandMenu", keys: ["Shift+F10", "ContextMenu"], group: "edit", where: "map", listed: false, run: openMenu },
  { id: "zoom-in", name: "map.commandZoomIn", keys: ["+"], group: "view", where: "map", run: (session) => zoomBy(session, 1.15) },
  { id: "zoom-out", name: "map.commandZoomOut", keys: ["-"], group: "view", where: "map", run: (session) => zoomBy(session, 1 / 1.15) },
  {
    id: "zoom-reset",
    name: "map.commandZoomReset",
    keys: ["0"],
    group: "view",
    where: "map",
    enabled: ({ focus }) => focus === null || focus.table === "phases" || focus.table === "steps" || focus.table === "line" || focus.table === "lanes",
    run: (session) => zoomTo(session, 1),
  },
  { id: "fit", name: "map.commandFit", group: "view", run: fit },
  {
    id: "fold-lane",
    name: "map.commandFold",
    group: "view",
    where: "map",
    enabled: (session) => laneAt(session, session.focus) !== null,
    run: (session) => {
      const lane = laneAt(session, session.focus);
      if (lane === null) return;
      if (!session.folded.delete(lane)) session.folded.add(lane);
      session.go({ table: "lanes", id: lane });
    },
  },
  { id: "unfold-all", name: "map.commandUnfoldAll", group: "view", enabled: (session) => session.folded.size > 0, run: (session) => session.folded.clear() },
];
