/** Which lanes of a large map are in sight: only those are drawn, since a browser does not keep up with all of them. */

/** How far beyond the window a lane is drawn, so that it is there before somebody scrolls to it. */
const MARGIN = "480px 0px";

type Hear = (near: boolean) => void;

export class Sight {
  readonly #lanes = new Map<Element, Hear>();
  #observer: IntersectionObserver | null = null;

  /** Tells whether a lane is near, now and whenever that changes; at first only what is in sight is, so that it is there at once. */
  follow(lane: Element, hear: Hear): () => void {
    const seen = windowOn(lane)?.getBoundingClientRect();
    const { top, bottom } = lane.getBoundingClientRect();
    hear(seen === undefined || (top < seen.bottom && bottom > seen.top));
    this.#lanes.set(lane, hear);
    this.#observer?.observe(lane);
    return () => {
      this.#observer?.unobserve(lane);
      this.#lanes.delete(lane);
    };
  }

  /** From now on lanes are near before they are in sight. */
  lookAhead(): void {
    const [first] = this.#lanes.keys();
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) this.#lanes.get(target)?.(isIntersecting);
      },
      { root: first === undefined ? null : windowOn(first), rootMargin: MARGIN },
    );
    for (const lane of this.#lanes.keys()) this.#observer.observe(lane);
  }

  close(): void {
    this.#observer?.disconnect();
  }
}

function windowOn(lane: Element): Element | null {
  return lane.closest("[data-map-scroll]");
}
