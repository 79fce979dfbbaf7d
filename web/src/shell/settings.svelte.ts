/** What somebody chose for this browser: the theme, and the name and colour that colleagues see. */
import { MediaQuery } from "svelte/reactivity";

export type Theme = "light" | "dark" | "system";
const THEMES: readonly Theme[] = ["light", "dark", "system"];
/** Names of hues in the tokens. */
export const COLOURS: readonly string[] = Array.from({ length: 12 }, (_, index) => `phase-${index + 1}`);

const KEPT = "reiskaart.settings";

interface Kept {
  readonly theme: Theme;
  readonly name: string;
  readonly colour: string;
}

/** What was kept, with what is missing or spoiled made whole. */
export function restored(text: string | null): Kept {
  let kept: Partial<Record<keyof Kept, unknown>> = {};
  try {
    const read: unknown = JSON.parse(text ?? "{}");
    if (typeof read === "object" && read !== null) kept = read;
  } catch {
    // somebody else's text under our name: begin anew
  }
  return {
    theme: THEMES.find((theme) => theme === kept.theme) ?? "system",
    name: typeof kept.name === "string" ? kept.name.slice(0, 60) : "",
    colour: COLOURS.find((colour) => colour === kept.colour) ?? `phase-${1 + Math.floor(Math.random() * COLOURS.length)}`,
  };
}

class Settings {
  theme = $state<Theme>("system");
  name = $state("");
  colour = $state("phase-1");
  #systemIsDark: MediaQuery | null = null;

  /** Takes over what this browser kept, and shows it. */
  restore(): void {
    ({ theme: this.theme, name: this.name, colour: this.colour } = restored(localStorage.getItem(KEPT)));
    this.keep(); // the colour that chance gave stays
  }

  /** Keeps what was chosen, and shows it. */
  keep(): void {
    localStorage.setItem(KEPT, JSON.stringify({ theme: this.theme, name: this.name, colour: this.colour } satisfies Kept));
    document.documentElement.dataset["theme"] = this.theme;
  }

  /** The theme that is seen, where the system decides; reactive. */
  get seen(): "light" | "dark" {
    if (this.theme !== "system") return this.theme;
    this.#systemIsDark ??= new MediaQuery("(prefers-color-scheme: dark)");
    return this.#systemIsDark.current ? "dark" : "light";
  }
}

export const settings = new Settings();
