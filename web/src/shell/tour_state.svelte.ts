/** Whether the tour of the example map is running; it remembers that it was taken or left. */
const KEPT = "reiskaart.tour";

class Tour {
  running = $state(false);
  /** Whether somebody has seen it, to the end or not. */
  seen = $state(localStorage.getItem(KEPT) === "seen");

  start(): void {
    this.running = true;
  }

  leave(): void {
    this.running = false;
    this.seen = true;
    localStorage.setItem(KEPT, "seen");
  }
}

export const tour = new Tour();
