/** The map as one would want it: a copy of what happens now, to change from there. */
import { say } from "../../i18n/index.ts";
import { getVersioned, post, put } from "../../shell/api.ts";
import { asProblem } from "../../shell/problem.ts";
import { mapPath, navigate } from "../../shell/router.ts";
import type { MapSession } from "../session.svelte.ts";

/** Makes a copy with the state future, and goes there; says what went wrong where it cannot. */
export async function copyAsFuture(session: MapSession): Promise<void> {
  const { id, journey } = session.document;
  const { title, language } = journey;
  try {
    const copy = await post("/api/v1/maps", { body: { source: "copy", map: id, title: say("structure.futureTitle", { title }), language } });
    const path = { map_id: copy.id };
    const { answer, version } = await getVersioned("/api/v1/maps/{map_id}", { path });
    await put("/api/v1/maps/{map_id}", { path, body: { ...answer, state: "future" }, headers: { "If-Match": version } });
    navigate(mapPath(copy.id));
  } catch (thrown) {
    session.tell(asProblem(thrown).sentence);
  }
}
