/** Where something that floats goes: at its anchor, and always wholly in the window. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const EDGE = 8;

/** Below the anchor, above it where there is no room below; its start, middle or end in line with the anchor's. */
export function placed(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  align: "start" | "middle" | "end",
  room: { readonly width: number; readonly height: number } = { width: window.innerWidth, height: window.innerHeight },
): { x: number; y: number } {
  const spare = anchor.width - size.width;
  const wanted = anchor.left + (align === "start" ? 0 : align === "end" ? spare : spare / 2);
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - size.height;
  const y = below + size.height <= room.height - EDGE || above < EDGE ? below : above;
  return {
    x: Math.max(EDGE, Math.min(wanted, room.width - EDGE - size.width)),
    y: Math.max(EDGE, Math.min(y, room.height - EDGE - size.height)),
  };
}
