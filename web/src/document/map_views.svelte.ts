/** The reactive reading of a map: one row's change renews one row's view, and only the lists that hold it. */
import { SvelteMap } from "svelte/reactivity";
import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import type { KnownLane } from "./lane_kinds.ts";
import { inOrder } from "./order.ts";
import { isOwnKind, laneOf, read, readMap, surroundings, type Rows, type Surroundings } from "./reading.ts";
import { readJourney, readRow, type RowOf } from "./rows.ts";
import { findRow, TABLES } from "./tables.ts";
import type { CardView, JourneyView, TableName, Tables } from "./views.ts";

type Mutable = { [T in TableName]: Map<string, RowOf<T>> };
type Views = { readonly [T in TableName]: SvelteMap<string, Tables[T]> };

/** A list that screens follow. */
class List<View> {
  items = $state.raw<readonly View[]>([]);

  /** Renewed only where it differs: views are kept where their rows did not change. */
  become(items: readonly View[]): void {
    if (items.length !== this.items.length || items.some((item, index) => item !== this.items[index])) this.items = items;
  }
}
type Lists = { readonly [T in TableName]: List<Tables[T]> };

function each<Value extends { readonly [T in TableName]: unknown }>(make: () => unknown): Value {
  return Object.fromEntries(TABLES.map((table) => [table, make()])) as Value;
}

const NOTHING: readonly never[] = [];

export class MapViews {
  readonly #rows = each<Mutable>(() => new Map());
  readonly #views = each<Views>(() => new SvelteMap());
  readonly #lists = each<Lists>(() => new List());
  /** Lists of a table that belong together: cards of a cell, steps and goals of a phase. */
  readonly #groups = new SvelteMap<string, List<Tables["cards" | "steps" | "goals"]>>();
  readonly #inCell = new Map<string, Map<string, CardView>>();
  readonly #dirty = new Map<TableName | "journey", Set<string>>();
  #said: JourneyView;
  #journey: JourneyView;
  #around: Surroundings;
  readonly #watch: () => void;

  constructor(
    readonly doc: Y.Doc,
    readonly known: readonly KnownLane[],
  ) {
    this.#said = readJourney(doc.getMap("journey"));
    for (const table of TABLES) this.#readAll(table);
    this.#around = surroundings(this.#rows as Rows, known);
    this.#journey = $state.raw(readMap(this.#said, this.#around));
    this.#renewEverything();
    const stops = [...TABLES, "journey" as const].map((table) => {
      const watch = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => this.#soil(table, events);
      doc.getMap(table).observeDeep(watch as (events: Y.YEvent<Y.Map<unknown>>[]) => void);
      return () => doc.getMap(table).unobserveDeep(watch as (events: Y.YEvent<Y.Map<unknown>>[]) => void);
    });
    const renew = (): void => this.#renew();
    doc.on("afterTransaction", renew);
    this.#watch = () => {
      for (const stop of stops) stop();
      doc.off("afterTransaction", renew);
    };
  }

  /** Stops following the document. */
  close(): void {
    this.#watch();
  }

  get journey(): JourneyView {
    return this.#journey;
  }

  find<T extends TableName>(table: T, id: string): Tables[T] | undefined {
    return this.#views[table].get(id);
  }

  list<T extends TableName>(table: T): readonly Tables[T][] {
    return this.#lists[table].items;
  }

  cardsAt(step: string, kind: string): readonly CardView[] {
    return (this.#groups.get(cell(step, kind))?.items ?? NOTHING) as readonly CardView[];
  }

  /** All cards, in no order. */
  everyCard(): readonly CardView[] {
    return [...this.#views.cards.values()];
  }

  get cardCount(): number {
    return this.#views.cards.size;
  }

  /** Whether an id is in use in whatever table, gone rows included. */
  holds(id: string): boolean {
    return TABLES.some((table) => this.doc.getMap(table).has(id));
  }

  /** Where the cards of a step stand, also where the step is gone; nowhere where no step lives. */
  home(step: string): string | undefined {
    return this.#around.home.get(step) ?? this.#around.steps[0]?.id;
  }

  isOwnLane(id: string): boolean {
    return !this.#around.lanes.has(id);
  }

  of<T extends "steps" | "goals">(table: T, phase: string): readonly Tables[T][] {
    return (this.#groups.get(`${table} ${phase}`)?.items ?? NOTHING) as readonly Tables[T][];
  }

  #soil(table: TableName | "journey", events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void {
    let ids = this.#dirty.get(table);
    if (!ids) this.#dirty.set(table, (ids = new Set()));
    for (const event of events) {
      const [id] = event.path;
      if (typeof id === "string") ids.add(id);
      else for (const key of event.keys.keys()) ids.add(key);
    }
  }

  #readAll<T extends TableName>(table: T): void {
    for (const id of this.doc.getMap(table).keys()) this.#readOne(table, id);
  }

  #readOne<T extends TableName>(table: T, id: string): void {
    const row = findRow(this.doc, table, id);
    const rows: Map<string, RowOf<T>> = this.#rows[table];
    if (row) rows.set(id, readRow(table, id, row));
    else rows.delete(id);
  }

  #renew(): void {
    if (this.#dirty.size === 0) return;
    const dirty = new Map(this.#dirty);
    this.#dirty.clear();
    const said = dirty.delete("journey");
    if (said) this.#journey = readMap((this.#said = readJourney(this.doc.getMap("journey"))), this.#around);
    const ownKinds = this.#touchesOwnKinds(dirty.get("cards"));
    for (const [table, ids] of dirty) if (table !== "journey") for (const id of ids) this.#readOne(table, id);
    const onlyCards = dirty.size === (dirty.has("cards") ? 1 : 0) && !ownKinds && !this.#touchesOwnKinds(dirty.get("cards"));
    if (!onlyCards && this.#renewSurroundings()) this.#renewEverything();
    else for (const [table, ids] of dirty) if (table !== "journey") this.#renewTable(table, ids);
  }

  /** Whether one of these cards stands in a lane of somebody's own, which is there because of its cards. */
  #touchesOwnKinds(cards: ReadonlySet<string> | undefined): boolean {
    const { kinds, lanes } = this.#around;
    return [...(cards ?? [])].some((id) => isOwnKind(this.#rows.cards.get(id)?.view.kind ?? "", kinds, lanes));
  }

  /** Whether something changed that other rows' reading depends on. */
  #renewSurroundings(): boolean {
    const around = surroundings(this.#rows as Rows, this.known);
    if (equalityDeep(around, this.#around)) return false;
    this.#around = around;
    this.#journey = readMap(this.#said, around);
    return true;
  }

  #renewEverything(): void {
    for (const table of TABLES) {
      const unmade = table === "lanes" ? this.#around.ownKinds : [];
      this.#renewTable(table, new Set([...this.#rows[table].keys(), ...plainKeys(this.#views[table]), ...unmade]));
    }
  }

  #renewTable<T extends TableName>(table: T, ids: ReadonlySet<string>): void {
    const cells = new Set<string>();
    for (const id of ids) this.#renewView(table, id, cells);
    if (table === "cards") for (const key of cells) this.#group(key).become(this.#sorted("cards", [...(this.#inCell.get(key)?.values() ?? [])]));
    else this.#renewList(table);
  }

  #renewView<T extends TableName>(table: T, id: string, cells: Set<string>): void {
    const row: RowOf<T> | undefined = this.#rows[table].get(id);
    const views: SvelteMap<string, Tables[T]> = this.#views[table];
    const before = plainGet(views, id);
    const unmade = table === "lanes" && this.#around.ownKinds.has(id) ? (laneOf(id) as Tables[T]) : null;
    const reading = row ? read(table, row, this.#around) : unmade;
    const after = reading !== null && before !== undefined && equalityDeep(before, reading) ? before : reading;
    if (after === null) views.delete(id);
    else if (after !== before) views.set(id, after);
    if (table !== "cards") return;
    for (const [card, there] of [[before, false], [after, true]] as [CardView | null | undefined, boolean][]) {
      if (!card) continue;
      const key = cell(card.step, card.kind);
      cells.add(key);
      let cards = this.#inCell.get(key);
      if (!cards) this.#inCell.set(key, (cards = new Map()));
      if (there) cards.set(id, card);
      else cards.delete(id);
    }
  }

  #renewList<T extends TableName>(table: T): void {
    const list: List<Tables[T]> = this.#lists[table];
    const views: SvelteMap<string, Tables[T]> = this.#views[table];
    const items = this.#sorted(table, plainValues(views));
    list.become(items);
    if (table !== "steps" && table !== "goals") return;
    const phases = new Map<string, Tables["steps" | "goals"][]>(this.#around.phases.map((phase) => [phase, []]));
    for (const item of items as readonly Tables["steps" | "goals"][]) phases.get(item.phase)?.push(item);
    for (const [phase, held] of phases) this.#group(`${table} ${phase}`).become(held);
  }

  #group(key: string): List<Tables["cards" | "steps" | "goals"]> {
    let list = plainGet(this.#groups, key);
    if (!list) this.#groups.set(key, (list = new List()));
    return list;
  }

  #sorted<T extends TableName>(table: T, views: readonly Tables[T][]): readonly Tables[T][] {
    const rows: Map<string, RowOf<T>> = this.#rows[table];
    const position = table === "steps" ? this.#around.position : new Map<string, number>();
    return views
      .map((view) => ({ view, id: view.id, order: rows.get(view.id)?.order ?? "~", place: position.get(view.id) ?? 0 }))
      .sort((a, b) => a.place - b.place || inOrder(a, b))
      .map(({ view }) => view);
  }
}

function cell(step: string, kind: string): string {
  return `cards ${step} ${kind}`;
}

/** Reads a map without following it: what renews screens must not depend on them. */
function plainGet<Value>(map: SvelteMap<string, Value>, key: string): Value | undefined {
  return Map.prototype.get.call(map, key) as Value | undefined;
}

function plainKeys(map: ReadonlyMap<string, unknown>): string[] {
  return [...(Map.prototype.keys.call(map) as IterableIterator<string>)];
}

function plainValues<Value>(map: SvelteMap<string, Value>): Value[] {
  return [...(Map.prototype.values.call(map) as IterableIterator<Value>)];
}
