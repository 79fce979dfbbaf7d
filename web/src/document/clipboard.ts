/** The browser's clipboard, for what is cut, copied and pasted of a map. */
import { CLIP_TYPE, type Clip } from "./clip.ts";
import { toClipboard } from "./edits/copying.ts";
import { fromClipboard } from "./edits/pasting.ts";

const OURS = `web ${CLIP_TYPE}`; // how browsers name a type that they do not know

/** Puts something on the clipboard in answer to the browser's own copy or cut. */
export function giveTo(transfer: DataTransfer, clip: Clip): void {
  for (const [type, text] of Object.entries(toClipboard(clip))) transfer.setData(type, text);
}

/** What the browser's own paste brings. */
export function takeFrom(transfer: DataTransfer): ReturnType<typeof fromClipboard> {
  return fromClipboard((type) => transfer.getData(type) || transfer.getData(`web ${type}`));
}

/** Puts something on the clipboard on a command of ours; browsers that know no types of others' get texts. */
export async function writeClipboard(clip: Clip): Promise<void> {
  const data = toClipboard(clip);
  const blobs = Object.entries(data).map(([type, text]) => [type === CLIP_TYPE ? OURS : type, new Blob([text], { type: type === CLIP_TYPE ? OURS : type })]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)]);
  } catch {
    await navigator.clipboard.writeText(data["text/plain"] ?? "");
  }
}

/** What stands on the clipboard; the browser may ask the person whether we may look. */
export async function readClipboard(): Promise<ReturnType<typeof fromClipboard>> {
  const texts = new Map<string, string>();
  for (const item of await navigator.clipboard.read())
    for (const type of item.types) if (type === OURS || type === "text/plain") texts.set(type, await (await item.getType(type)).text());
  return fromClipboard((type) => texts.get(type === CLIP_TYPE ? OURS : type) ?? "");
}
