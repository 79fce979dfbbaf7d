/** Every sentence of the page, in Dutch and in English; one file per area and language. */
import type en from "./en/index.ts";

export type Language = "nl" | "en";

type Sentence = string | { one: string; other: string };
type Catalogue = Record<string, Record<string, Sentence>>;
type Areas = typeof en;
/** `area.name`, for every sentence that the catalogue holds. */
export type Key = { [A in keyof Areas & string]: `${A}.${keyof Areas[A] & string}` }[keyof Areas & string];
type Parameters = Record<string, string | number>;

let catalogue: Catalogue = {};
let spoken: Language = "en";
let plural = new Intl.PluralRules("en");

/** Loads the sentences of a language; only then can anything be said. */
export async function speak(language: Language): Promise<void> {
  const loaded = language === "nl" ? await import("./nl/index.ts") : await import("./en/index.ts");
  catalogue = loaded.default;
  spoken = language;
  numbers = percentages = null;
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
}

/** The language that is spoken now. */
export function language(): Language {
  return spoken;
}

/** The sentence at a key, filled in; `n` chooses between one and other, and is written in the user's way. */
export function say(key: Key, parameters: Parameters = {}): string {
  const [area, name] = key.split(".", 2) as [string, string];
  const found = catalogue[area]?.[name];
  if (found === undefined) throw new Error(`no sentence ${key} in ${spoken}`);
  const sentence = typeof found === "string" ? found : plural.select(Number(parameters["n"])) === "one" ? found.one : found.other;
  return sentence.replace(/\{(\w+)\}/g, (whole, parameter: string) => {
    const value = parameters[parameter];
    return value === undefined ? whole : typeof value === "number" ? count(value) : value;
  });
}

/** The language of somebody's own choice, else the browser's first that we speak. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem("reiskaart.language");
  if (kept === "nl" || kept === "en") return kept;
  return navigator.languages.find((tag) => /^(nl|en)\b/i.test(tag))?.toLowerCase().startsWith("nl") ? "nl" : "en";
}

/** Keeps the choice and loads the page again in that language. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem("reiskaart.language", chosen);
  location.reload();
}

/** The region's habits in numbers and dates, where the browser speaks the chosen language; else that language's own. */
function region(): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(spoken)) ?? spoken;
}

let numbers: Intl.NumberFormat | null = null;
let percentages: Intl.NumberFormat | null = null;

/** A whole number as people write it: 8.412. */
export function count(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value); // most are, and a format takes long to make
  return (numbers ??= new Intl.NumberFormat(region())).format(value);
}

/** A number with one decimal: 0,4. */
export function decimal(value: number): string {
  return new Intl.NumberFormat(region(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** A share (0..1) as a percentage. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`; // both languages write it so, and a format takes long to make
  percentages ??= new Intl.NumberFormat(region(), { style: "percent", maximumFractionDigits: 0 });
  return percentages.format(share);
}

/** A day, without its time; where nothing else is said, in the zone of whoever reads it. */
export function day(date: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat(region(), { day: "numeric", month: "short", year: "numeric", ...(timeZone !== undefined && { timeZone }) }).format(date);
}

/** A day with its time, in a zone; seconds only where there are some. */
export function moment(date: Date, timeZone: string): string {
  const timeStyle = date.getTime() % 60_000 === 0 ? "short" : "medium";
  return new Intl.DateTimeFormat(region(), { dateStyle: "medium", timeStyle, timeZone }).format(date);
}

/** The same with its zone: "Apr 3, 2026, 9:32 AM GMT+2". */
export function momentInZone(date: Date, timeZone: string): string {
  const zone = new Intl.DateTimeFormat(region(), { timeZone, timeZoneName: "short" }).formatToParts(date).find(({ type }) => type === "timeZoneName");
  return [moment(date, timeZone), zone?.value].filter(Boolean).join(" ");
}

/** How long ago: "2 days ago"; from a day on in days of the calendar, so that "yesterday" was yesterday. */
export function ago(date: Date, now = new Date()): string {
  const seconds = (now.getTime() - date.getTime()) / 1000;
  if (seconds < 60) return new Intl.RelativeTimeFormat(spoken, { numeric: "auto" }).format(0, "second");
  const told = (length: number, unit: Intl.RelativeTimeFormatUnit): string => new Intl.RelativeTimeFormat(spoken).format(-Math.floor(seconds / length), unit);
  if (seconds >= 31_557_600) return told(31_557_600, "year");
  if (seconds >= 2_629_800) return told(2_629_800, "month");
  if (seconds < 3600) return told(60, "minute");
  if (seconds < 86_400) return told(3600, "hour");
  const days = (midnight(now) - midnight(date)) / 86_400_000;
  return new Intl.RelativeTimeFormat(spoken, { numeric: "auto" }).format(-Math.round(days), "day");
}

/** When the day of a date began; a day with a change of clocks is not of 24 hours. */
function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
