/** A map that is open on this screen: what it says now, and the way to change it. */
import * as Y from "yjs";
import { writeText } from "./text_change.ts";
import { fromJourney } from "./from_journey.ts";
import type { JourneyJson } from "./journey_json.ts";
import type { KnownLane } from "./lane_kinds.ts";
import { MapViews } from "./map_views.svelte.ts";
import { Shared, type OpenOptions } from "./shared.svelte.ts";
import { addRow, findRow, isText, type Plain, type Row } from "./tables.ts";
import { Undo } from "./undo.svelte.ts";
import type {
  CardView,
  CustomerJobView,
  EvidenceView,
  GoalView,
  JourneyView,
  LaneView,
  OfferView,
  Peer,
  Pointer,
  PersonaView,
  PhaseView,
  PropositionView,
  Saving,
  StepView,
  TableName,
  Tables,
  TextPlace,
  TouchpointView,
} from "./views.ts";

const ALONE: Saving = { state: "saved", waiting: 0, notice: null };

export class MapDocument {
  readonly #views: MapViews;
  readonly #undo: Undo;
  #shared: Shared | null = null;

  private constructor(
    readonly doc: Y.Doc,
    laneKinds: readonly KnownLane[],
    /** The map's id, as in its address; the document itself does not hold it. */
    readonly id = "",
  ) {
    this.#views = new MapViews(doc, laneKinds);
    this.#undo = new Undo(doc);
  }

  /** Opens a map: it is on its way while the kinds of lane come. What this browser keeps of it is here at once, the server's as soon as it answers. */
  static async open(mapId: string, options: OpenOptions): Promise<MapDocument> {
    const doc = new Y.Doc();
    let map: MapDocument | null = null;
    const shared = new Shared(mapId, options, doc, (origin) => (map !== null && map.#undo.own(origin) ? map.#undo.edit : null));
    try {
      map = new MapDocument(doc, await options.laneKinds, mapId);
    } catch (thrown) {
      shared.close();
      throw thrown;
    }
    map.#shared = shared;
    return map;
  }

  /** A map without a server: nothing is kept. */
  static detached(journey: JourneyJson, laneKinds: readonly KnownLane[]): MapDocument {
    return new MapDocument(fromJourney(journey), laneKinds, journey.id);
  }

  /** A map over a document that is kept elsewhere. */
  static over(doc: Y.Doc, laneKinds: readonly KnownLane[]): MapDocument {
    return new MapDocument(doc, laneKinds);
  }

  close(): void {
    this.#shared?.close();
    this.#undo.close();
    this.#views.close();
    this.doc.destroy();
  }

  get journey(): JourneyView {
    return this.#views.journey;
  }
  get phases(): readonly PhaseView[] {
    return this.#views.list("phases");
  }
  /** All steps, in order over the phases. */
  get steps(): readonly StepView[] {
    return this.#views.list("steps");
  }
  get lanes(): readonly LaneView[] {
    return this.#views.list("lanes");
  }
  get touchpoints(): readonly TouchpointView[] {
    return this.#views.list("touchpoints");
  }
  get personas(): readonly PersonaView[] {
    return this.#views.list("personas");
  }
  get customerJobs(): readonly CustomerJobView[] {
    return this.#views.list("customer_jobs");
  }
  get offers(): readonly OfferView[] {
    return this.#views.list("offers");
  }
  get propositions(): readonly PropositionView[] {
    return this.#views.list("propositions");
  }
  get evidence(): readonly EvidenceView[] {
    return this.#views.list("evidence");
  }

  stepsOf(phase: string): readonly StepView[] {
    return this.#views.of("steps", phase);
  }

  goalsOf(phase: string): readonly GoalView[] {
    return this.#views.of("goals", phase);
  }

  /** The cards of a kind at a step, from top to bottom. */
  cardsAt(step: string, kind: string): readonly CardView[] {
    return this.#views.cardsAt(step, kind);
  }

  /** All cards, in no order. */
  get cards(): readonly CardView[] {
    return this.#views.everyCard();
  }

  get cardCount(): number {
    return this.#views.cardCount;
  }

  find<T extends TableName>(table: T, id: string): Tables[T] | undefined {
    return this.#views.find(table, id);
  }

  /** Whether the map's contents are here: from this browser, or from the server. */
  get ready(): boolean {
    return this.#shared?.ready ?? true;
  }
  get saving(): Saving {
    return this.#shared?.saving ?? ALONE;
  }
  get peers(): readonly Peer[] {
    return this.#shared?.peers.list ?? [];
  }
  /** Who else is at a thing of the map. */
  peersAt(table: TableName | "journey", id: string): readonly Peer[] {
    return this.#shared?.peers.at(table, id) ?? [];
  }
  /** Tells others where this person is. */
  here(at: Peer["at"]): void {
    this.#shared?.tell({ at });
  }
  /** Tells others where this person points; nowhere where null. */
  point(pointer: Pointer | null): void {
    this.#shared?.tell({ pointer });
  }
  /** The number of this page among all that have the map open. */
  get client(): number {
    return this.#shared?.peers.awareness.clientID ?? 0;
  }

  /** Tells others this person's name and colour. */
  introduce(name: string, colour: string): void {
    this.#shared?.tell({ name, colour });
  }
  /** Forgets what this browser keeps of the map, with the edits that the server will not take, and opens it anew. */
  async startAnew(): Promise<void> {
    await this.#shared?.forget();
    location.reload();
  }

  get canUndo(): boolean {
    return this.#undo.canUndo;
  }
  get canRedo(): boolean {
    return this.#undo.canRedo;
  }
  undo(): void {
    this.#undo.undo();
  }
  redo(): void {
    this.#undo.redo();
  }

  /** One transaction, and one step to undo. */
  change(work: () => void): void {
    this.#undo.change(work);
  }

  /** Typing in a text: one step to undo until there is a pause. */
  typing(place: TextPlace, work: () => void): void {
    this.#undo.typing(typingOf(place), work);
  }

  /** What is typed in this text next is one step to undo with what was just done: it was added to be written. */
  goOn(place: TextPlace): void {
    this.#undo.goOn(typingOf(place));
  }

  /** Says something of a row (null takes it away); a row that is not there stays so. */
  set(table: TableName | "journey", id: string, field: string, value: Plain): void {
    if (isText(table, field)) return this.setText({ table, id, field }, value === null ? "" : String(value));
    this.#own(() => {
      const row = this.row(table, id);
      if (value === null) row?.delete(field);
      else row?.set(field, value);
    });
  }

  /** Makes a text read so, with the smallest change. */
  setText(place: TextPlace, wanted: string): void {
    this.#own(() => {
      const row = this.row(place.table, place.id);
      if (row) writeText(row, place.field, wanted);
    });
  }

  /** Adds a row. */
  add(table: TableName, id: string, values: Readonly<Record<string, Plain | undefined>>): void {
    this.#own(() => addRow(this.doc, table, id, values));
  }

  /** Takes a row away; steps, phases and lanes of one's own only leave the map, so that what others put there is kept. */
  remove(table: TableName, id: string): void {
    this.#own(() => {
      const kept = table === "steps" || table === "phases" || (table === "lanes" && this.#views.isOwnLane(id));
      if (kept) this.row(table, id)?.set("gone", true);
      else this.doc.getMap(table).delete(id);
    });
  }

  /** Whether nobody has said anything of a row yet, but perhaps in one field: it was begun and left. */
  isBlank(table: TableName, id: string, but = ""): boolean {
    const row = this.row(table, id);
    return row !== undefined && [...row.entries()].every(([field, value]) => field === "order" || field === but || saysNothing(value));
  }

  /** The row as it stands in the document; for edits, not for screens. */
  row(table: TableName | "journey", id: string): Row | undefined {
    return findRow(this.doc, table, id);
  }

  /** The rows of a table as they stand, gone ones left out; for edits, not for screens. */
  *rowsOf(table: TableName): Iterable<[string, Row]> {
    for (const [id, row] of this.doc.getMap(table).entries())
      if (row instanceof Y.Map && row.get("gone") !== true) yield [id, row as Row];
  }

  /** Where the cards of a step stand: itself, or where they went when it left the map. */
  home(step: string): string | undefined {
    return this.row("steps", step)?.get("gone") !== true && this.row("steps", step) ? step : this.#views.home(step);
  }

  /** Whether an id is in use, in whatever table. */
  taken(id: string): boolean {
    return this.#views.holds(id);
  }

  #own(work: () => void): void {
    if (this.#undo.busy) work();
    else this.change(work);
  }
}

function typingOf({ table, id, field }: TextPlace): string {
  return `${table} ${id} ${field}`;
}

function saysNothing(value: unknown): boolean {
  if (value instanceof Y.Text || value instanceof Y.Array) return value.length === 0;
  if (value instanceof Y.Map) return value.size === 0;
  return value === null || value === "" || typeof value === "boolean";
}
