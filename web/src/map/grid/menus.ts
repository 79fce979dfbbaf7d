/** What the menu of a place offers. */
import { moveCards, setStatus, spanCard } from "../../document/edits/cards.ts";
import { showLane } from "../../document/edits/lanes.ts";
import type { CardStatus, CardView } from "../../document/views.ts";
import { say } from "../../i18n/index.ts";
import { seenKeys } from "../../ui/keys.ts";
import type { MenuItem } from "../../ui/menu.ts";
import type { MapSession, Place } from "../session.svelte.ts";
import { addCardAt, addLaneAfter, addPhaseAfter, addStepAfter, addStepAt, addTouchpointAt } from "./adding.ts";
import { copyByMenu, pasteByMenu } from "./clipboard.ts";
import { edit, textOf } from "./editing.ts";
import { remove } from "./removing.ts";
import { chosen } from "./selection.ts";

const STATUSES: readonly CardStatus[] = ["assumption", "supported", "contradicted"];

/** The name of the menu of a place, and what is in it. */
export function menuOf(session: MapSession, place: Place): { readonly label: string; readonly items: readonly MenuItem[] } {
  switch (place.table) {
    case "cards":
      return { label: say("map.menuCards", { n: Math.max(1, session.selected.size) }), items: cardItems(session, place) };
    case "cell":
      return { label: say("map.menu", { name: session.document.find("lanes", place.lane)?.name ?? "" }), items: cellItems(session, place) };
    case "phases":
    case "steps":
    case "lanes":
    case "touchpoints":
      return { label: say("map.menu", { name: session.document.find(place.table, place.id)?.name ?? "" }), items: headItems(session, { ...place, table: place.table }) };
    default:
      return { label: "", items: [] };
  }
}

/** The step to which a card would run on, or back. */
export function spanOf(session: MapSession, card: CardView, by: 1 | -1): string | null | undefined {
  const steps = session.document.steps;
  const from = steps.findIndex((step) => step.id === card.step);
  const to = Math.max(
    from,
    steps.findIndex((step) => step.id === card.through),
  );
  const wanted = to + by;
  if (wanted < from || wanted >= steps.length) return undefined;
  return wanted === from ? null : (steps[wanted]?.id ?? null);
}

function cardItems(session: MapSession, place: Place & { readonly id: string }): readonly MenuItem[] {
  const { document } = session;
  const cards = chosen(session);
  const ids = cards.map((card) => card.id);
  const [card] = cards;
  if (card === undefined) return [];
  const single = cards.length === 1;
  const pains = cards.filter((one) => one.kind === "pains" || one.kind === "highlights");
  const wider = single ? spanOf(session, card, 1) : undefined;
  const narrower = single ? spanOf(session, card, -1) : undefined;
  const text = textOf(place);
  /** A card that runs on is drawn anew: the keyboard goes along. */
  const spanned = (through: string | null): void => {
    spanCard(document, card.id, through);
    session.go({ table: "cards", id: card.id });
  };
  return [
    ...(single && text !== null ? [{ label: say("map.edit"), icon: "pencil", keys: seenKeys("Enter"), run: () => edit(session, text) } as const] : []),
    ...(single ? [{ label: say("map.openPanel"), icon: "panel", keys: seenKeys("Alt+Enter"), run: () => session.open({ table: "cards", id: card.id }) } as const] : []),
    ...STATUSES.map((status, index) => ({
      label: say(`map.${status}`),
      checked: cards.every((one) => one.status === status),
      parted: index === 0,
      run: () => setStatus(document, ids, status),
    })),
    ...(pains.length === cards.length
      ? [
          {
            label: say(card.kind === "pains" ? "map.toHighlight" : "map.toPain"),
            icon: card.kind === "pains" ? "face" : "face-down",
            parted: true,
            run: () => {
              moveCards(document, ids, { step: card.step, kind: card.kind === "pains" ? "highlights" : "pains" });
              session.go({ table: "cards", id: card.id }, true);
            },
          } as const,
        ]
      : []),
    ...(wider !== undefined ? [{ label: say("map.widen"), icon: "chevron-right", parted: true, run: () => spanned(wider) } as const] : []),
    ...(narrower !== undefined ? [{ label: say("map.narrow"), icon: "chevron-left", run: () => spanned(narrower) } as const] : []),
    ...carrying(session),
    { label: say("map.moveTo"), icon: "arrow", parted: true, keys: seenKeys("Mod+Shift+m"), run: () => (session.dialog = { name: "move", table: "cards", ids }) },
    { label: say("map.delete"), icon: "bin", danger: true, keys: seenKeys("Delete"), run: () => remove(session) },
  ];
}

function cellItems(session: MapSession, place: Place & { readonly table: "cell" }): readonly MenuItem[] {
  const lane = session.document.find("lanes", place.lane);
  if (lane?.holds === "touchpoints") {
    return [{ label: say("map.addTouchpoint"), icon: "plus", run: () => addTouchpointAt(session, place.step) }, { ...pasting(session), parted: true }];
  }
  const adds = (lane?.kinds ?? []).map((kind): MenuItem => ({
    label: kind === "pains" ? say("map.addPain") : kind === "highlights" ? say("map.addHighlight") : say("map.addCard", { lane: lane?.name ?? "" }),
    icon: kind === "pains" ? "face-down" : kind === "highlights" ? "face" : "plus",
    run: () => addCardAt(session, { step: place.step, kind }),
  }));
  return [...adds, { ...pasting(session), parted: true }];
}

function carrying(session: MapSession): readonly MenuItem[] {
  return [
    { label: say("map.copy"), parted: true, keys: seenKeys("Mod+c"), run: () => copyByMenu("copy") },
    { label: say("map.cutIt"), icon: "scissors", keys: seenKeys("Mod+x"), run: () => copyByMenu("cut") },
    pasting(session),
  ];
}

function pasting(session: MapSession): MenuItem {
  return { label: say("map.paste"), keys: seenKeys("Mod+v"), run: () => void pasteByMenu(session) };
}

type Head = Place & { readonly table: "phases" | "steps" | "lanes" | "touchpoints"; readonly id: string };

function headItems(session: MapSession, place: Head): readonly MenuItem[] {
  const text = textOf(place);
  const { table, id } = place;
  const open: MenuItem = { label: say("map.openPanel"), icon: "panel", keys: seenKeys("Alt+Enter"), run: () => session.open(place) };
  const rename: readonly MenuItem[] = text === null ? [] : [{ label: say("map.rename"), icon: "pencil", keys: seenKeys("Enter"), run: () => edit(session, text) }];
  if (table === "touchpoints") {
    return [...rename, open, ...carrying(session), { label: say("map.removeHere"), icon: "bin", parted: true, keys: seenKeys("Delete"), run: () => remove(session) }];
  }
  const move: MenuItem = {
    label: say("map.moveTo"),
    icon: "arrow",
    parted: true,
    keys: seenKeys("Mod+Shift+m"),
    run: () => (session.dialog = { name: "move", table, ids: [id] }),
  };
  const bin: MenuItem = { label: say("map.delete"), icon: "bin", danger: true, parted: true, keys: seenKeys("Delete"), run: () => remove(session) };
  if (table === "lanes") return [...rename, open, ...laneItems(session, id), move, bin];
  const adds: readonly MenuItem[] =
    table === "phases"
      ? [
          { label: say("map.commandAddStep"), icon: "plus", parted: true, run: () => addStepAt(session, id) },
          { label: say("map.commandAddPhase"), icon: "plus", keys: seenKeys("Mod+Shift+Enter"), run: () => addPhaseAfter(session, id) },
        ]
      : [{ label: say("map.commandAddStep"), icon: "plus", parted: true, keys: seenKeys("Mod+Enter"), run: () => addStepAfter(session, id) }];
  return [
    ...rename,
    open,
    ...adds,
    move,
    { label: say("map.split"), icon: "split", run: () => (session.dialog = { name: "split", table, ids: [id] }) },
    { label: say("map.merge"), icon: "merge", disabled: session.document[table].length < 2, run: () => (session.dialog = { name: "merge", table, ids: [id] }) },
    bin,
  ];
}

function laneItems(session: MapSession, id: string): readonly MenuItem[] {
  const felt = session.document.find("lanes", id)?.holds === "emotion";
  return [
    ...(felt ? [{ label: say("map.emotionAsTable"), run: () => session.open({ table: "emotion", id: "" }) }] : []),
    { label: say("map.commandAddLane"), icon: "plus", parted: true, run: () => (session.dialog = { name: "add-lane", after: id }) },
    { label: say("map.ownLane"), icon: "own", keys: seenKeys("Mod+Alt+Enter"), run: () => addLaneAfter(session, id) },
    {
      label: say("map.hideLane"),
      icon: "hidden",
      run: () => {
        showLane(session.document, id, false);
        session.tell(say("map.hiddenLane", { name: session.document.find("lanes", id)?.name ?? "" }), true);
      },
    },
  ];
}
