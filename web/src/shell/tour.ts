/** Goes to the example map, made where there is none yet, and begins the tour there. */
import { language } from "../i18n/index.ts";
import { toasts } from "../ui/toasts.svelte.ts";
import { get, post } from "./api.ts";
import { asProblem } from "./problem.ts";
import { mapPath, navigate } from "./router.ts";
import { tour } from "./tour_state.svelte.ts";

export async function beginTour(): Promise<void> {
  try {
    const { items } = await get("/api/v1/maps", { query: { limit: 200 } });
    const there = items.find((map) => map.id === `salon-${language()}`);
    const { id } = there ?? (await post("/api/v1/maps", { body: { source: "example", language: language() } }));
    navigate(mapPath(id));
    tour.start();
  } catch (thrown) {
    toasts.show(asProblem(thrown).sentence, { tone: "bad" });
  }
}
