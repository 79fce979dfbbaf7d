/** Who else has the map open, and where they are; who says nothing for half a minute is not here any more. */
import { SvelteMap } from "svelte/reactivity";
import { equalityDeep } from "lib0/function";
import type { Awareness } from "y-protocols/awareness";
import { TABLES } from "./tables.ts";
import type { Peer, Pointer } from "./views.ts";

const LONGEST_NAME = 60;
const NOBODY: readonly Peer[] = [];

export class Peers {
  list = $state.raw<readonly Peer[]>([]);
  readonly #places = new SvelteMap<string, readonly Peer[]>();
  readonly #stop: () => void;

  constructor(readonly awareness: Awareness) {
    const look = ({ added, updated, removed }: Readonly<Record<"added" | "updated" | "removed", readonly number[]>>): void => {
      if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID)) this.#look();
    };
    awareness.on("change", look);
    this.#stop = () => awareness.off("change", look);
  }

  /** Who is at a thing of the map. */
  at(table: string, id: string): readonly Peer[] {
    return this.#places.get(`${table} ${id}`) ?? NOBODY;
  }

  close(): void {
    this.#stop();
  }

  #look(): void {
    const before = new Map(this.list.map((peer) => [peer.client, peer]));
    const peers: Peer[] = [];
    for (const [client, state] of this.awareness.getStates()) {
      if (client === this.awareness.clientID) continue;
      const peer = readPeer(client, state);
      const was = before.get(client);
      if (peer) peers.push(was && equalityDeep(was, peer) ? was : peer);
    }
    this.list = peers.sort((a, b) => a.client - b.client);
    const places = new Map<string, Peer[]>();
    for (const peer of peers) {
      if (!peer.at) continue;
      const place = `${peer.at.table} ${peer.at.id}`;
      places.set(place, [...(places.get(place) ?? []), peer]);
    }
    for (const place of new Set([...this.#places.keys(), ...places.keys()])) {
      const now = places.get(place) ?? NOBODY;
      if (!equalityDeep(now, this.#places.get(place))) this.#places.set(place, now);
    }
  }
}

/** A state as another page sent it: nothing in it is taken on trust. */
function readPeer(client: number, state: Record<string, unknown>): Peer | null {
  const { name, colour, at, pointer } = state;
  if (typeof name !== "string") return null;
  const hue = typeof colour === "string" && /^phase-([1-9]|1[0-2])$/.test(colour) ? colour : "phase-1";
  return { client, name: name.slice(0, LONGEST_NAME), colour: hue, at: readPlace(at), pointer: readPointer(pointer) };
}

function readPlace(at: unknown): Peer["at"] {
  if (typeof at !== "object" || at === null) return null;
  const { table, id, field } = at as Record<string, unknown>;
  const known = ["journey", ...TABLES].find((name) => name === table) as NonNullable<Peer["at"]>["table"] | undefined;
  if (known === undefined || typeof id !== "string") return null;
  return { table: known, id, ...(typeof field === "string" ? { field } : {}) };
}

function readPointer(pointer: unknown): Pointer | null {
  if (typeof pointer !== "object" || pointer === null) return null;
  const { step, lane, x, y } = pointer as Record<string, unknown>;
  if (typeof step !== "string" || typeof lane !== "string" || typeof x !== "number" || typeof y !== "number") return null;
  return { step, lane, x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}
