/** The kinds of card, as people choose among them. */
import type { LaneView } from "../../document/views.ts";
import { say } from "../../i18n/index.ts";

/** Each kind of card of the map's lanes with the name of its lane; of a lane with two kinds, which of the two. */
export function cardKinds(lanes: readonly LaneView[]): { value: string; label: string }[] {
  const split: Readonly<Record<string, string>> = { pains: say("panel.pains"), highlights: say("panel.highlights") };
  return lanes
    .filter((lane) => lane.holds === "cards")
    .flatMap((lane) => lane.kinds.map((kind) => ({ value: kind, label: lane.kinds.length > 1 ? (split[kind] ?? kind) : lane.name })));
}
