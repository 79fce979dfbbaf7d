/** Changing how the map is built, and what is told about it. */
import { help } from "../../shell/help.svelte.ts";
import type { Command } from "../command.ts";
import { laneAt, stepAt } from "../grid/place.ts";
import type { Dialog, MapSession } from "../session.svelte.ts";
import { beginPersona } from "./beginning.ts";
import { copyAsFuture } from "./future.ts";

/** The dialog that moves what is selected, or else what is where the keyboard is; none where nothing can move. */
function moving(session: MapSession): Dialog {
  const { focus, selected } = session;
  if (selected.size > 0) return { name: "move", table: "cards", ids: [...selected] };
  if (focus?.table === "cards" || focus?.table === "steps" || focus?.table === "phases" || focus?.table === "lanes")
    return { name: "move", table: focus.table, ids: [focus.id] };
  return null;
}

/** The dialog that splits or merges the phase, or else the step, where the keyboard is. */
function parting(session: MapSession, name: "split" | "merge"): Dialog {
  if (session.focus?.table === "phases") return { name, table: "phases", ids: [session.focus.id] };
  const step = stepAt(session, session.focus);
  return step === null ? null : { name, table: "steps", ids: [step] };
}

export const STRUCTURE_COMMANDS: readonly Command[] = [
  { id: "about-map", name: "structure.commandAbout", group: "view", run: (session) => session.open({ table: "journey", id: "" }) },
  { id: "add-persona", name: "structure.commandAddPersona", group: "structure", run: beginPersona },
  { id: "line-as-table", name: "structure.commandLineTable", group: "view", run: (session) => session.open({ table: "line", id: "" }) },
  { id: "emotion-as-table", name: "structure.commandEmotionTable", group: "view", run: (session) => session.open({ table: "emotion", id: "" }) },
  { id: "phase-model", name: "structure.commandModel", group: "structure", run: (session) => void (session.dialog = { name: "phase-model" }) },
  {
    id: "move-to",
    name: "structure.commandMove",
    keys: ["Mod+Shift+m"],
    group: "move",
    where: "map",
    enabled: (session) => moving(session) !== null,
    run: (session) => void (session.dialog = moving(session)),
  },
  {
    id: "split",
    name: "structure.commandSplit",
    group: "structure",
    enabled: (session) => parting(session, "split") !== null,
    run: (session) => void (session.dialog = parting(session, "split")),
  },
  {
    id: "merge",
    name: "structure.commandMerge",
    group: "structure",
    enabled: (session) => parting(session, "merge") !== null,
    run: (session) => void (session.dialog = parting(session, "merge")),
  },
  {
    id: "choose-lane",
    name: "structure.commandAddLane",
    keys: ["Mod+Shift+l"],
    group: "structure",
    run: (session) => void (session.dialog = { name: "add-lane", after: laneAt(session, session.focus) }),
  },
  {
    id: "copy-as-future",
    name: "structure.commandFuture",
    group: "file",
    enabled: (session) => session.document.journey.state === "current",
    run: copyAsFuture,
  },
  { id: "shortcuts", name: "structure.commandShortcuts", keys: ["?"], group: "help", run: () => help.open("shortcuts") },
  { id: "help", name: "structure.commandHelp", keys: ["F1"], group: "help", run: () => help.open() },
];
