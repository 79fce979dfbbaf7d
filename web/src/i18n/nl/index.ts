import data from "./data.ts";
import discover from "./discover.ts";
import document from "./document.ts";
import download from "./download.ts";
import help from "./help.ts";
import home from "./home.ts";
import map from "./map.ts";
import panel from "./panel.ts";
import paths from "./paths.ts";
import picture from "./picture.ts";
import reality from "./reality.ts";
import rules from "./rules.ts";
import shell from "./shell.ts";
import structure from "./structure.ts";
import text from "./text.ts";

export default { data, discover, document, download, help, home, map, panel, paths, picture, reality, rules, shell, structure, text };
