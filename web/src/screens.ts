/** Every screen, as a part of its own that is fetched when it is first gone to. */
import type { Overlays, Pages } from "./shell/pages.ts";

export const pages: Pages = {
  home: () => import("./home/HomePage.svelte"),
  map: () => import("./map/MapScreen.svelte"),
  paths: () => import("./paths/PathsScreen.svelte"),
  text: () => import("./text/TextScreen.svelte"),
  rules: () => import("./rules/RulesPage.svelte"),
  data: () => import("./data/DataPage.svelte"),
  import: () => import("./data/importing/ColumnsPage.svelte"),
  log: () => import("./data/quality/QualityPage.svelte"),
  discover: () => import("./discover/DiscoverPage.svelte"),
  help: () => import("./help/HelpPage.svelte"),
  about: () => import("./help/AboutPage.svelte"),
  login: () => import("./help/LoginPage.svelte"),
};

export const overlays: Overlays = {
  help: () => import("./help/HelpDrawer.svelte"),
  tour: () => import("./help/Tour.svelte"),
};
