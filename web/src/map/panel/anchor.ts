/** The name of a place in an address, the same on the map and in its text: `step=compare`. */
export function anchor(kind: "phase" | "step" | "touchpoint" | "persona", id: string): string {
  return `${kind}=${encodeURIComponent(id)}`;
}
