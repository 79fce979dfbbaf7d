/** Which lanes of a large map are in sight: only those are drawn, since a browser does not keep up with all of them. */

/** How far beyond the window a lane is drawn, so that it is there before somebody scrolls to it. */
const MARGIN = "480px 0px";

/** Whether a lane is near, and whether it is to be drawn at once: it is in sight, or else there is time. */
type Hear = (near: boolean, atOnce: boolean) => void;

export class Sight {
  readonly #lanes = new Map<Element, Hear>();
  readonly #near = new Set<Element>();
  #observer: IntersectionObserver | null = null;

  /** Tells whether a lane is near, now and whenever that changes; at first only what is in sight is, so that it is there at once. */
  follow(lane: Element, hear: Hear): () => void {
    const seen = windowOn(lane)?.getBoundingClientRect();
    const { top, bottom } = lane.getBoundingClientRect();
    const near = seen === undefined || (top < seen.bottom && bottom > seen.top);
    if (near) this.#near.add(lane);
    hear(near, true);
    this.#lanes.set(lane, hear);
    this.#observer?.observe(lane);
    return () => {
      this.#observer?.unobserve(lane);
      this.#lanes.delete(lane);
      this.#near.delete(lane);
    };
  }

  /** From now on lanes are near before they are in sight. */
  lookAhead(): void {
    const [first] = this.#lanes.keys();
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) this.#tell(target, isIntersecting);
      },
      { root: first === undefined ? null : windowOn(first), rootMargin: MARGIN },
    );
    for (const lane of this.#lanes.keys()) this.#observer.observe(lane);
  }

  close(): void {
    this.#observer?.disconnect();
  }

  #tell(lane: Element, near: boolean): void {
    if (near === this.#near.has(lane)) return;
    if (near) this.#near.add(lane);
    else this.#near.delete(lane);
    this.#lanes.get(lane)?.(near, false);
  }
}

function windowOn(lane: Element): Element | null {
  return lane.closest("[data-map-scroll]");
}
