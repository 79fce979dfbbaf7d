/** Every screen, as a part of its own that is fetched when it is first gone to. */
import type { Overlays, Pages } from "./shell/pages.ts";

const found = import.meta.glob(["./home/HomePage.svelte", "./map/MapScreen.svelte", "./text/TextScreen.svelte", "./help/*Page.svelte", "./help/HelpDrawer.svelte", "./help/Tour.svelte"]);
const screen = (path: string) => async () => (await found[path]?.()) as never;

export const pages: Pages = {
  home: screen("./home/HomePage.svelte"),
  map: screen("./map/MapScreen.svelte"),
  text: screen("./text/TextScreen.svelte"),
  help: screen("./help/HelpPage.svelte"),
  about: screen("./help/AboutPage.svelte"),
  login: screen("./help/LoginPage.svelte"),
};

export const overlays: Overlays = {
  help: screen("./help/HelpDrawer.svelte"),
  tour: screen("./help/Tour.svelte"),
};
