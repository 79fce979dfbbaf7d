/** What one person has before them on the map screen: what is selected, edited and open, shared by all parts of the screen. */
import { getContext, setContext } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import type { MapDocument } from "../document/map_document.svelte.ts";
import type { TableName } from "../document/views.ts";
import type { Box } from "../ui/placing.ts";
import type { components } from "../contract/api.ts";
import type { Beside } from "../reality/chips.ts";
import type { Reality } from "../reality/contract.ts";
import { Figures } from "../reality/figures.svelte.ts";

export type { Reality } from "../reality/contract.ts";
export type LaneKind = components["schemas"]["LaneKind"];
export type PhaseModel = components["schemas"]["PhaseModel"];

/** A place on the map: a thing, a way from step to step on the line (`from~to`), an empty cell (a step in a lane, with the kind of card that stands there), or a lane at a phase without steps. */
export type Place =
  | { readonly table: TableName | "journey" | "line" | "emotion" | "way"; readonly id: string; /** Where: a touchpoint may be at several. */ readonly step?: string }
  | { readonly table: "cell"; readonly step: string; readonly lane: string; readonly kind: string }
  | { readonly table: "bare"; readonly phase: string; readonly lane: string };
/** A place that the side panel can show. */
export type PanelPlace = Exclude<Place, { table: "cell" | "bare" }>;

export type Dialog =
  | null
  | { readonly name: "download" | "phase-model" }
  | { readonly name: "add-lane"; /** The lane after which it goes; at the end where none is named. */ readonly after: string | null }
  | { readonly name: "move" | "merge" | "split"; readonly table: "phases" | "steps" | "lanes" | "cards"; readonly ids: readonly string[] };

export class MapSession {
  /** Where the keyboard is. */
  focus = $state.raw<Place | null>(null);
  /** How often the keyboard was sent to a place: elements follow it. */
  sent = $state(0);
  /** Selected cards, by id. */
  readonly selected = new SvelteSet<string>();
  /** Whether the next Tab leaves the map instead of walking on. */
  leaving = false;
  /** The card from which a choice of several goes on. */
  anchor: string | null = null;
  /** How often somebody asked for the panel: only then does the keyboard go there. */
  called = $state(0);
  /** Whether it goes on into the first text there, to write at once. */
  writing = false;
  /** What the side panel shows; none closes it. */
  panel = $state.raw<PanelPlace | null>(null);
  /** The text that is being edited in place: a row's id and field. */
  editing = $state.raw<{ readonly table: TableName | "journey"; readonly id: string; readonly field: string } | null>(null);
  /** What somebody typed to begin that edit: it comes after what stands there. */
  typed: string | null = null;
  /** The card that was just written: another Enter makes the next one. */
  fresh: string | null = null;
  dialog = $state.raw<Dialog>(null);
  /** The menu that is open on the map, and where. */
  menu = $state.raw<{ readonly place: Place; readonly at: Box } | null>(null);
  /** Lanes that are folded to their names, by id: for oneself alone. */
  readonly folded = new SvelteSet<string>();
  /** 1 is 100%. */
  zoom = $state(1);
  /** The persona whose feelings the curve shows; everybody's where none. */
  persona = $state.raw<string | null>(null);
  /** What customer data says of the map, as the address asks it. */
  readonly figures: Figures;
  /** The name of the group that the figures are held against; none where they are looked at alone. */
  versus = $state.raw<string | null>(null);
  /** A sentence for everybody who cannot see what just happened, read aloud by screen readers and shown briefly where it has a way back. */
  told = $state.raw<{ readonly text: string; readonly undo: boolean } | null>(null);

  constructor(
    readonly document: MapDocument,
    readonly laneKinds: readonly LaneKind[],
    readonly phaseModels: readonly PhaseModel[],
    figures?: Figures,
  ) {
    this.figures = figures ?? new Figures(document.id);
  }

  /** What the log that belongs to the map says of the paths that are looked at; none where there is no log, or it is not known yet. */
  get reality(): Reality | null {
    return this.figures.said?.reality ?? null;
  }

  /** Whether the figures are still being made: customer data belongs to the map, and is read for it. */
  get coming(): boolean {
    return this.reality === null && this.figures.said?.job != null;
  }

  /** The group that the figures at a step or touchpoint are held against; none where they are looked at alone. */
  besideAt(id: string): Beside | null {
    return this.versus === null ? null : { differences: this.figures.differences.get(id), group: this.versus };
  }

  /** Send the keyboard to a place; a card that it comes to is selected, alone unless `adding`. */
  go(place: Place, adding = false): void {
    if (!adding) this.selected.clear();
    if (place.table === "cards") {
      this.selected.add(place.id);
      if (!adding) this.anchor = place.id;
    }
    this.focus = place;
    this.sent += 1;
  }

  /** Show something in the side panel; with the cursor in its first text where it is `writing`. */
  open(place: PanelPlace, writing = false): void {
    this.panel = place;
    this.writing = writing;
    this.called += 1;
  }

  /** Let the side panel show something else, while the keyboard stays where it is. */
  follow(place: PanelPlace): void {
    this.panel = place;
  }

  /** Say what was done, with a way back where it can be undone. */
  tell(text: string, undo = false): void {
    this.told = { text, undo };
  }
}

const KEY = Symbol("map session");

export function provideSession(session: MapSession): void {
  setContext(KEY, session);
}

export function useSession(): MapSession {
  return getContext<MapSession>(KEY);
}
