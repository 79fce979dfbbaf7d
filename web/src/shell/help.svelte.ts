/** The help that can be opened over any page. */

export type HelpPart = "words" | "numbers" | "shortcuts";

class Help {
  /** What is open; nothing where it is closed. */
  part = $state.raw<HelpPart | null>(null);

  open(part: HelpPart = "words"): void {
    this.part = part;
  }

  close(): void {
    this.part = null;
  }
}

export const help = new Help();
