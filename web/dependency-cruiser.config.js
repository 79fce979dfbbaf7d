/** Which parts of the page may use which: folders are layers, and outside libraries have one home. */
const only = (name, from, to, why) => ({
  name,
  comment: why,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.ts$" },
  to: { path: "^src/", pathNot: to },
});
const home = (name, library, folder) => ({
  name,
  comment: `${library} has one home: ${folder}`,
  severity: "error",
  from: { path: "^src/", pathNot: [folder, "\\.test\\.ts$"] },
  to: { path: `^node_modules/${library}` },
});

export default {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "all-found", severity: "error", from: {}, to: { couldNotResolve: true } },
    { name: "no-tests-inside", severity: "error", from: { pathNot: "\\.test\\.ts$" }, to: { path: "\\.test\\.ts$" } },
    only("contract-stands-alone", "^src/contract/", "^src/contract/", "it is generated"),
    only("i18n-stands-alone", "^src/i18n/", "^src/i18n/", "sentences know no screen"),
    only("geometry-is-pure", "^src/geometry/", "^src/geometry/", "data in, plan out"),
    only("document-knows-no-screen", "^src/document/", "^src/(document|contract|i18n|geometry)/", "screens read the document"),
    only("ui-knows-no-map", "^src/ui/", "^src/(ui|i18n|geometry)/", "primitives know nothing of maps"),
    only("shell-knows-no-screen", "^src/shell/", "^src/(shell|ui|document|geometry|i18n|contract)/", "screens.ts alone names them"),
    ...["home", "help", "data"].map((screen) =>
      only(`${screen}-knows-no-other-screen`, `^src/${screen}/`, `^src/(${screen}|shell|ui|document|geometry|i18n|contract)/`, "screens do not use each other"),
    ),
    only("reality-knows-no-screen", "^src/reality/", "^src/(reality|shell|ui|document|geometry|i18n|contract)/", "screens that show figures use it"),
    ...["map", "paths"].map((screen) =>
      only(`${screen}-shows-figures`, `^src/${screen}/`, `^src/(${screen}|reality|shell|ui|document|geometry|i18n|contract)/`, "screens do not use each other"),
    ),
    only(
      "rules-shows-the-steps",
      "^src/rules/",
      "^src/(rules|shell|ui|document|geometry|i18n|contract)/|^src/data/(Steps\\.svelte|steps\\.ts)$",
      "of customer data it takes the bar above it alone",
    ),
    only(
      "discover-draws-as-the-map",
      "^src/discover/",
      "^src/(discover|reality|shell|ui|document|geometry|i18n|contract)/|^src/data/(Steps\\.svelte|steps\\.ts)$|^src/map/line/(SvgLabel\\.svelte|lettering\\.svelte\\.ts|reading\\.ts)$",
      "a draft looks as its map will: it takes the words of the line, and of customer data the bar above it",
    ),
    only("text-reads-the-map", "^src/text/", "^src/(text|map|reality|shell|ui|document|geometry|i18n|contract)/", "the same map, told instead of drawn"),
    home("yjs-in-document", "(yjs|y-indexeddb|y-protocols|lib0)/", "^src/document/"),
    home("dragging-in-map-and-rules", "@atlaskit/", "^src/(map|rules)/"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "browser", "svelte", "types", "default"] },
  },
};
