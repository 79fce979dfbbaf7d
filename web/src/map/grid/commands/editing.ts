/** Editing what is where the keyboard is. */
import { moveCards, setStatus, spanCard } from "../../../document/edits/cards.ts";
import type { CardStatus } from "../../../document/views.ts";
import { say } from "../../../i18n/index.ts";
import type { Command } from "../../command.ts";
import type { MapSession, Place } from "../../session.svelte.ts";
import { addCardAfter, addCardAt, addTouchpointAt, beginPhase } from "../adding.ts";
import { edit, textOf } from "../editing.ts";
import { spanOf } from "../menus.ts";
import { laneAt, stepAt } from "../place.ts";
import { remove } from "../removing.ts";
import { chosen, selectMore } from "../selection.ts";
import { staying } from "../staying.ts";

/** Opens what is here for writing, or makes something to write. */
function editHere(session: MapSession): void {
  const { focus, fresh } = session;
  if (focus?.table === "cards" && fresh === focus.id) return addCardAfter(session, focus.id);
  if (focus?.table === "cell") return addHere(session);
  if (focus?.table === "bare") return beginPhase(session, focus.phase);
  const text = textOf(focus);
  if (text !== null) edit(session, text);
  else if (focus !== null && (focus.id === "" || !isStation(focus))) session.open(focus);
}

/** Whether a place is a step on the line or the curve; without a step it is the whole of it. */
function isStation({ table }: Place): boolean {
  return table === "line" || table === "emotion";
}

/** A card or touchpoint where the keyboard is. */
function addHere(session: MapSession): void {
  const { focus } = session;
  if (focus?.table === "cards") return addCardAfter(session, focus.id);
  const step = stepAt(session, focus);
  const lane = session.document.lanes.find((one) => one.id === laneAt(session, focus));
  if (step === null || lane === undefined) return;
  if (lane.holds === "touchpoints") addTouchpointAt(session, step);
  else if (lane.holds === "cards") addCardAt(session, { step, kind: focus?.table === "cell" ? focus.kind : (lane.kinds[0] ?? lane.id) });
}

function status(to: CardStatus, name: Command["name"]): Command {
  return {
    id: `status-${to}`,
    name,
    group: "edit",
    enabled: (session) => session.selected.size > 0,
    run: (session) => {
      setStatus(session.document, [...session.selected], to);
      session.tell(say("map.statusSet", { n: session.selected.size, status: say(`map.${to}`) }), true);
    },
  };
}

/** Lets the card here run on by a step, or end one earlier. */
function widening(id: string, name: Command["name"], key: string, by: 1 | -1): Command {
  const wanted = (session: MapSession): string | null | undefined => {
    const card = session.focus?.table === "cards" ? session.document.find("cards", session.focus.id) : undefined;
    return card === undefined ? undefined : spanOf(session, card, by);
  };
  return {
    id,
    name,
    keys: [key],
    group: "edit",
    where: "map",
    enabled: (session) => wanted(session) !== undefined,
    run: (session) => {
      const through = wanted(session);
      if (through === undefined || session.focus?.table !== "cards") return;
      spanCard(session.document, session.focus.id, through);
      session.go(session.focus);
    },
  };
}

/** Makes pains of highlights and the other way round: they share a lane. */
function swapPains(session: MapSession): void {
  const cards = chosen(session).filter((card) => card.kind === "pains" || card.kind === "highlights");
  session.document.change(() => {
    for (const card of cards) moveCards(session.document, [card.id], { step: card.step, kind: card.kind === "pains" ? "highlights" : "pains" });
  });
}

export const EDITING: readonly Command[] = [
  { id: "edit", name: "map.commandEdit", keys: ["Enter", "F2"], group: "edit", where: "map", listed: false, run: editHere },
  {
    id: "add-card",
    name: "map.commandAddCard",
    keys: ["Shift+Enter"],
    group: "edit",
    where: "map",
    enabled: (session) => stepAt(session, session.focus) !== null && laneAt(session, session.focus) !== null,
    run: addHere,
  },
  { id: "delete", name: "map.commandDelete", keys: ["Delete", "Backspace"], group: "edit", where: "map", enabled: (session) => session.focus !== null, run: remove },
  { id: "undo", name: "map.commandUndo", keys: ["Mod+z"], group: "edit", enabled: (session) => session.document.canUndo, run: (session) => staying(session, () => session.document.undo()) },
  {
    id: "redo",
    name: "map.commandRedo",
    keys: ["Mod+Shift+z", "Mod+y"],
    group: "edit",
    enabled: (session) => session.document.canRedo,
    run: (session) => staying(session, () => session.document.redo()),
  },
  { id: "select-more", name: "map.commandSelectMore", keys: ["Mod+a"], group: "edit", where: "map", listed: false, run: selectMore },
  status("assumption", "map.commandAssumption"),
  status("supported", "map.commandSupported"),
  status("contradicted", "map.commandContradicted"),
  {
    id: "swap-pains",
    name: "map.commandSwapPains",
    group: "edit",
    enabled: (session) => chosen(session).some((card) => card.kind === "pains" || card.kind === "highlights"),
    run: swapPains,
  },
  widening("widen", "map.commandWiden", "Alt+Shift+ArrowRight", 1),
  widening("narrow", "map.commandNarrow", "Alt+Shift+ArrowLeft", -1),
  {
    id: "open-panel",
    name: "map.commandOpen",
    keys: ["Alt+Enter"],
    group: "view",
    where: "map",
    enabled: ({ focus }) => focus !== null && focus.table !== "cell" && focus.table !== "bare",
    run: (session) => {
      const { focus } = session;
      if (focus === null || focus.table === "cell" || focus.table === "bare") return;
      session.open(isStation(focus) && focus.id !== "" ? { table: "steps", id: focus.id } : focus);
    },
  },
];

