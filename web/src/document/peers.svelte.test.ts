import { expect, test } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { Peers } from "./peers.svelte.ts";

function somebody(state: Record<string, unknown>): Awareness {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(state);
  return awareness;
}

test("people are seen where they are, and leave", () => {
  const own = somebody({ name: "Ik" });
  const peers = new Peers(own);
  const kees = somebody({ name: "Kees", colour: "phase-3", at: { table: "cards", id: "c1", field: "text" }, pointer: null });
  applyAwarenessUpdate(own, encodeAwarenessUpdate(kees, [kees.clientID]), "test");
  expect(peers.at("cards", "c1").map((peer) => peer.name)).toEqual(["Kees"]);
  kees.setLocalState({ ...kees.getLocalState(), at: null });
  applyAwarenessUpdate(own, encodeAwarenessUpdate(kees, [kees.clientID]), "test");
  expect([peers.list.length, peers.at("cards", "c1").length]).toEqual([1, 0]);
  removeAwarenessStates(own, [kees.clientID], "test");
  expect(peers.list).toEqual([]);
  for (const awareness of [own, kees]) awareness.destroy();
});

test("what another page says of itself is not taken on trust", () => {
  const own = somebody({ name: "Ik" });
  const peers = new Peers(own);
  const states = [
    { name: 7 },
    { name: "x".repeat(500), colour: "red;}", at: { table: "nowhere", id: "c1" }, pointer: { step: "s", lane: "l", x: 9, y: "0" } },
    { name: "P", colour: "phase-12", at: "?", pointer: { step: "s", lane: "l", x: 9, y: -1 } },
  ];
  for (const state of states) {
    const other = somebody(state);
    applyAwarenessUpdate(own, encodeAwarenessUpdate(other, [other.clientID]), "test");
    other.destroy();
  }
  const seen = [...peers.list].sort((a, b) => a.name.length - b.name.length).map(({ client: _client, ...peer }) => peer);
  expect(seen).toEqual([
    { name: "P", colour: "phase-12", at: null, pointer: { step: "s", lane: "l", x: 1, y: 0 } },
    { name: "x".repeat(60), colour: "phase-1", at: null, pointer: null },
  ]);
  own.destroy();
});
