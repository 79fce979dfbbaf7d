/** What somebody chose of a draft: it stands in the address, so that it can be sent, and back and forward work. */
import type { Language } from "../i18n/index.ts";

export interface Choices {
  readonly model: string;
  /** Of the map. */
  readonly language: Language;
  /** The level of detail; none for the proposed. */
  readonly steps: number | null;
  /** Raw name of the touchpoint that is the good outcome; empty for no outcome, none for the proposed. */
  readonly outcome: string | null;
  /** Raw names that are taken onto the map. */
  readonly include: readonly string[];
  /** What the map shall be called; empty where nobody said. */
  readonly title: string;
}

/** The model that most people know, and that holds the time after the purchase too. */
const USUAL_MODEL = "awareness-to-loyalty";

/** The choices in an address; what it does not say, or says wrongly, is as usual. */
export function choicesIn(query: URLSearchParams, usual: Language): Choices {
  const language = query.get("language");
  const steps = Number(query.get("steps"));
  return {
    model: query.get("model") || USUAL_MODEL,
    language: language === "nl" || language === "en" ? language : usual,
    steps: Number.isInteger(steps) && steps > 0 ? steps : null,
    outcome: query.get("outcome"),
    include: [...new Set(query.getAll("include"))].filter(Boolean),
    title: query.get("title") ?? "",
  };
}

/** The query of an address that says these choices; what is as usual is left out. */
export function queryOf(choices: Choices, usual: Language): string {
  const query = new URLSearchParams();
  if (choices.model !== USUAL_MODEL) query.set("model", choices.model);
  if (choices.language !== usual) query.set("language", choices.language);
  if (choices.steps !== null) query.set("steps", String(choices.steps));
  if (choices.outcome !== null) query.set("outcome", choices.outcome);
  for (const name of choices.include) query.append("include", name);
  if (choices.title !== "") query.set("title", choices.title);
  return query.size === 0 ? "" : `?${query}`;
}

/** What makes a draft another one: its title does not. */
export function draftKey({ model, language, steps, outcome, include }: Choices): string {
  return JSON.stringify([model, language, steps, outcome, [...include].sort()]);
}
