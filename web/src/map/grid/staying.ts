/** Where the keyboard goes when what it stood on is no more. */
import type { MapSession, Place } from "../session.svelte.ts";
import { neighbour } from "./navigation.ts";
import { keyOf } from "./place.ts";
import { rowsOf } from "./walking.ts";

/** Does something to the map, and sends the keyboard beside where it was if that went; first to one of `instead`, if any is there. */
export function staying(session: MapSession, act: () => void, instead: (beside: readonly Place[]) => readonly Place[] = (beside) => beside): void {
  const { focus } = session;
  if (focus === null) return act();
  const before = rowsOf(session);
  const beside = (["up", "down", "left", "right"] as const).flatMap((direction) => neighbour(before, focus, direction) ?? []);
  const wanted = instead(beside);
  act();
  const left = new Set(rowsOf(session).flatMap(({ label, door, stacks }) => [label ?? [], door ?? [], stacks].flat(3).map(keyOf)));
  if (left.has(keyOf(focus))) return;
  const next = wanted.find((place) => left.has(keyOf(place)));
  if (next === undefined) session.focus = null;
  else session.go(next);
}
