/** A map as a file: what somebody chose, where the server makes it, and how it comes into the downloads. */
import { language, type Language } from "../../i18n/index.ts";
import { addressOf } from "../../shell/api.ts";
import { problemOf, unreached } from "../../shell/problem.ts";

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

/** A file that was made, with the name that it is saved under. */
export interface MadeFile {
  readonly blob: Blob;
  readonly name: string;
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

/** Has it made; whatever goes wrong is thrown as a Problem. */
export async function makeFile(address: string, signal?: AbortSignal): Promise<MadeFile> {
  let response: Response;
  try {
    response = await fetch(address, { signal: signal ?? null });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    throw unreached();
  }
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return { blob: await response.blob(), name: fileName(response.headers.get("Content-Disposition") ?? "") };
}

/** The name in a `Content-Disposition`, with all its letters where it gives them. */
export function fileName(disposition: string): string {
  const full = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (full !== undefined) return decodeURIComponent(full);
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? "map";
}

/** Puts a file into the downloads. */
export function saveFile({ blob, name }: MadeFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A size as people write it: 82 kB, 1,2 MB. */
export function sizeInWords(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(value);
}
