/** Files that are dragged from outside over the page. */

/** Whether files are being dragged, not text or a part of a page. */
export function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

export interface Dropped {
  readonly files: readonly File[];
  /** Names of folders, which are not taken. */
  readonly folders: readonly string[];
}

/** What was dropped; a browser gives a folder as a file that cannot be read. */
export function dropped(event: DragEvent): Dropped {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of event.dataTransfer?.items ?? []) {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) folders.push(entry.name);
    else if (file) files.push(file);
  }
  return { files, folders };
}
