/** Figures are asked for again when the map came to recognise or place contacts otherwise. */
import { untrack } from "svelte";
import type { MapSession } from "../session.svelte.ts";

/** While somebody is still at it, nothing is asked. */
const CALM = 2500;

/** Call while a component is set up. */
export function rereads(session: MapSession): void {
  const { document, figures } = session;
  /** All of the map that figures hang on, as a text: names and cards are no part of it. */
  const measured = $derived(
    JSON.stringify([
      document.steps.map(({ id, phase, touchpoints }) => [id, phase, touchpoints]),
      document.touchpoints.map(({ id, rules }) => [id, rules.map(({ conditions, at }) => [conditions, at])]),
      document.journey.silenceDays,
      document.journey.splitAfterDays,
      document.journey.goodOutcomes,
      document.journey.badOutcomes,
    ]),
  );
  let before = untrack(() => measured);
  $effect(() => {
    if (measured === before) return;
    before = measured;
    if (figures.said === null) return;
    const waiting = setTimeout(() => void figures.again(true), CALM);
    return () => clearTimeout(waiting);
  });
}
