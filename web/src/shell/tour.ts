/** Goes to the example map, made where there is none yet, and begins the tour there. */
import { language } from "../i18n/index.ts";
import { post } from "./api.ts";
import { mapsByPage, type MapSummary } from "./maps.ts";
import { tellProblem } from "./problem.ts";
import { mapPath, navigate } from "./router.ts";
import { tour } from "./tour_state.svelte.ts";

export async function beginTour(): Promise<void> {
  try {
    const { id } = (await exampleThere()) ?? (await post("/api/v1/maps", { body: { source: "example", language: language() } }));
    navigate(mapPath(id));
    tour.start();
  } catch (thrown) {
    tellProblem(thrown);
  }
}

/** The example that was laid out last. Its id says what it is, whatever somebody calls it: that of the demo, or that with five characters more. */
async function exampleThere(): Promise<MapSummary | undefined> {
  const example = new RegExp(`^salon-${language()}(-[a-z0-9]{5})?$`);
  for await (const page of mapsByPage()) {
    const found = page.find((map) => example.test(map.id));
    if (found) return found;
  }
  return undefined;
}
