/** The way from thing to thing in the side panel, so that it can be gone back. */
import { getContext, setContext } from "svelte";
import type { MapSession, PanelPlace } from "../session.svelte.ts";

const LONGEST = 20;

export class Trail {
  #before = $state.raw<readonly PanelPlace[]>([]);
  /** Where the trail led last; whatever else is shown was opened from the map. */
  #led: PanelPlace | null = null;

  constructor(readonly session: MapSession) {}

  /** Where one can go back to; nowhere where the thing was opened from the map. */
  get previous(): PanelPlace | null {
    return this.session.panel === this.#led ? (this.#before.at(-1) ?? null) : null;
  }

  /** Show another thing, with a way back to this one. */
  go(place: PanelPlace): void {
    const here = this.session.panel;
    const kept = here === this.#led ? this.#before : [];
    this.#before = here === null ? [] : [...kept, here].slice(-LONGEST);
    this.#show(place);
  }

  back(): void {
    const place = this.previous;
    if (place === null) return;
    this.#before = this.#before.slice(0, -1);
    this.#show(place);
  }

  #show(place: PanelPlace): void {
    this.#led = place;
    this.session.open(place);
  }
}

const KEY = Symbol("panel trail");

export function provideTrail(trail: Trail): void {
  setContext(KEY, trail);
}

export function useTrail(): Trail {
  return getContext<Trail>(KEY);
}
