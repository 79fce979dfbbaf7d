/** Files that the server makes, and how they come into the downloads. */
import { ask } from "./api.ts";

/** A file that was made, with the name that it is saved under. */
export interface MadeFile {
  readonly blob: Blob;
  readonly name: string;
}

/** Has it made; whatever goes wrong is thrown as a Problem. */
export async function makeFile(address: string, signal?: AbortSignal): Promise<MadeFile> {
  const response = await ask(address, { signal: signal ?? null });
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
