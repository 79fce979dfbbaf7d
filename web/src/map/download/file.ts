/** A map as a file: what somebody chose of it, and where the server makes it. */
import { language, type Language } from "../../i18n/index.ts";
import { addressOf } from "../../shell/api.ts";

export const PICTURES = ["pdf", "png", "svg", "html"] as const;
export const FILES = ["yaml", "json", "zip"] as const;
export type PictureFormat = (typeof PICTURES)[number];
export type Format = PictureFormat | (typeof FILES)[number];
export type Theme = "light" | "dark" | "print";
export type Paper = "" | "a4" | "a3" | "a0";

export interface FileChoice {
  readonly format: Format;
  readonly theme: Theme;
  /** Of a PDF; one page as large as the map where it is empty. */
  readonly paper: Paper;
  /** Ids of lanes; those that the map shows where none are named. */
  readonly lanes: readonly string[] | null;
  readonly figures: boolean;
  readonly language: Language;
}

export function isPicture(format: Format): format is PictureFormat {
  return PICTURES.some((one) => one === format);
}

/** What most people print: A3 on white. */
export function printed(figures: boolean): FileChoice {
  return { format: "pdf", theme: "print", paper: "a3", lanes: null, figures, language: language() };
}

/** The address where the server makes it. */
export function fileAddress(map: string, choice: FileChoice): string {
  const path = { map_id: map };
  const { format, theme, paper, lanes, figures } = choice;
  if (!isPicture(format)) return addressOf("/api/v1/maps/{map_id}/file", { path, query: { format } });
  const query = { format, theme, paper: format === "pdf" ? paper : "", lanes: lanes?.join(",") ?? "", figures, language: choice.language };
  return addressOf("/api/v1/maps/{map_id}/picture", { path, query });
}

/** A size as people write it: 82 kB, 1,2 MB. */
export function sizeInWords(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(value);
}
