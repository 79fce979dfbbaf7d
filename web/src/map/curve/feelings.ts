/** Whose feelings the curve shows, and what is said of them. */
import type { MapDocument } from "../../document/map_document.svelte.ts";
import type { EmotionView, StepView } from "../../document/views.ts";
import { extremesOf, type CurvePlan, type Feeling, type Felt } from "../../geometry/emotion.ts";
import type { Column } from "../../geometry/flow.ts";
import { say } from "../../i18n/index.ts";
import { spoken } from "../grid/markdown.ts";
import { inWords } from "../../reality/measuring.ts";

/** Everybody on the map, as the document writes it; else the id of a persona. */
export const EVERYBODY = "*";

/** A longer card is not repeated beside the curve. */
const LONGEST_QUOTE = 90;

/** Who may have a curve, those with the map's own first: everybody, and each persona where there are several. */
export function whoFeels(document: MapDocument): string[] {
  const felt = new Set(document.steps.flatMap((step) => step.emotions.map(ownerOf)));
  const known = document.personas.map((persona) => persona.id);
  return [EVERYBODY, ...known].filter((who) => felt.has(who) || known.length > 1 || (who === EVERYBODY && felt.size === 0));
}

/** Whose curve is edited: the chosen one, else the first that has feelings. */
export function chosenOf(document: MapDocument, who: readonly string[], wanted: string | null): string {
  if (wanted !== null && who.includes(wanted)) return wanted;
  const felt = new Set(document.steps.flatMap((step) => step.emotions.map(ownerOf)));
  return who.find((one) => felt.has(one)) ?? who[0] ?? EVERYBODY;
}

function ownerOf(emotion: EmotionView): string {
  return emotion.persona ?? EVERYBODY;
}

export function personaOf(who: string): string | null {
  return who === EVERYBODY ? null : who;
}

/** What somebody is called. */
export function nameOf(document: MapDocument, who: string): string {
  return document.find("personas", who)?.name ?? say("picture.everybody");
}

/** The colours that personas have on the map, by the number of a phase's colour. */
const HUES = [4, 2, 5, 1, 3, 7, 8];
const DASHES = ["5 4", "2 3", "9 4", "9 3 2 3", "1 4"];

/** The colour of a persona, in the strip and along the curve. */
export function hueOf(document: MapDocument, persona: string): number {
  const place = document.personas.filter(({ id }) => !document.isBlank("personas", id)).findIndex(({ id }) => id === persona);
  return HUES[Math.max(0, place) % HUES.length] ?? 1;
}

/** How somebody's curve is drawn: dashed, as it is assumed, each in dashes and a colour of its own. */
export function strokeOf(document: MapDocument, who: string, place: number): { readonly colour: string; readonly dashes: string } {
  return { colour: who === EVERYBODY ? "var(--ink-3)" : `var(--phase-${hueOf(document, who)}-line)`, dashes: DASHES[place % DASHES.length] ?? "" };
}

export function feelingAt(step: StepView, who: string): EmotionView | undefined {
  return step.emotions.find((emotion) => ownerOf(emotion) === who);
}

/** While a feeling is dragged, what it would become. */
export interface Preview {
  readonly step: string;
  readonly value: number;
}

/** The curve of somebody over these columns; words stand beside the chosen one alone. */
export function feltBy(document: MapDocument, columns: readonly Column[], who: string, chosen: boolean, owner: string, preview: Preview | null): Felt {
  const valueAt = (step: StepView, felt: EmotionView): number => (chosen && preview?.step === step.id ? preview.value : felt.value);
  const all = document.steps.flatMap((step) => {
    const felt = feelingAt(step, who);
    return felt ? [{ step: step.id, value: valueAt(step, felt) }] : [];
  });
  const feelings = columns.flatMap((column): Feeling[] => {
    const step = document.find("steps", column.step);
    const felt = step && feelingAt(step, who);
    if (!felt) return [];
    const said = (kind: string): string => (chosen ? shortCard(document, column.step, kind) : "");
    const quote = said("quotes");
    return [
      {
        column,
        value: valueAt(step, felt),
        word: chosen ? felt.word : "",
        quote: quote && `“${quote}”`,
        highlight: said("highlights"),
        pain: said("pains"),
      },
    ];
  });
  return { owner, feelings, extremes: extremesOf(all) };
}

/** The first card of a kind at a step that is short enough to stand beside the curve. */
function shortCard(document: MapDocument, step: string, kind: string): string {
  for (const card of document.cardsAt(step, kind)) {
    const words = spoken(card.text).replace(/^[\s"'“”‘’]+|[\s"'“”‘’]+$/gu, "");
    if (words && words.length <= LONGEST_QUOTE) return words;
  }
  return "";
}

/** The curve in a few sentences: whose it is, and its peak and pit. */
export function aboutCurve(plan: CurvePlan, chosen: Felt, stepName: (step: string) => string): string {
  const said = [say("picture.curveAbout")];
  for (const { feeling, tone } of plan.curves.flatMap(({ points }) => points)) {
    if (tone === "plain" || !chosen.feelings.includes(feeling)) continue;
    const words = inWords(feeling.value, feeling.quote || feeling.word);
    said.push(say(tone === "good" ? "picture.peak" : "picture.pit", { step: stepName(feeling.column.step), words }));
  }
  return said.join(" ");
}
