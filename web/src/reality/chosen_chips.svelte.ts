/** Which figures somebody wants to see on the map, kept by this browser. */
import { CHIPS, type ChipName } from "./chips.ts";

export type Where = "steps" | "touchpoints";
type Choice = Readonly<Record<Where, readonly ChipName[]>>;

const KEPT = "reiskaart.figures";
const AT_FIRST: Choice = { steps: ["customers"], touchpoints: ["customers", "notSeenAgain"] };

class ChosenChips {
  #chosen = $state.raw<Choice>(restored(localStorage.getItem(KEPT)));

  /** In the order in which they are shown. */
  at(where: Where): readonly ChipName[] {
    return this.#chosen[where];
  }

  set(where: Where, chip: ChipName, wanted: boolean): void {
    const kept = CHIPS.filter((one) => (one === chip ? wanted : this.#chosen[where].includes(one)));
    this.#chosen = { ...this.#chosen, [where]: kept };
    localStorage.setItem(KEPT, JSON.stringify(this.#chosen));
  }
}

/** What was kept, with what is missing or spoiled made whole. */
export function restored(text: string | null): Choice {
  let kept: Partial<Record<Where, unknown>> = {};
  try {
    const read: unknown = JSON.parse(text ?? "{}");
    if (typeof read === "object" && read !== null) kept = read;
  } catch {
    // somebody else's text under our name: begin anew
  }
  const known = (where: Where): readonly ChipName[] => {
    const found = kept[where];
    return Array.isArray(found) ? CHIPS.filter((chip) => found.includes(chip)) : AT_FIRST[where];
  };
  return { steps: known("steps"), touchpoints: known("touchpoints") };
}

export const chosenChips = new ChosenChips();
