/** How wide words are in the page's own typeface, for labels that lie in pictures. */
import { SIZE, type Setter } from "../../geometry/labels.ts";
import { typesetter } from "../../geometry/typeset.ts";

const FAMILY = "Inter, system-ui, sans-serif";
const FACES = ["400", "600"].map((weight) => `${weight} ${SIZE}px ${FAMILY}`) as [string, string];

let setter = $state.raw<Setter>(inFont());
let asked = false;

/** Sets labels in the page's typeface; anew once it has been loaded. */
export function lettering(): Setter {
  if (!asked) {
    asked = true;
    if (!FACES.every((face) => document.fonts.check(face))) void load();
  }
  return setter;
}

async function load(): Promise<void> {
  await Promise.allSettled(FACES.map((face) => document.fonts.load(face))); // one that does not come leaves the next of the family
  setter = inFont();
}

function inFont(): Setter {
  const pen = document.createElement("canvas").getContext("2d");
  return typesetter((words, bold) => {
    if (!pen) return words.length * SIZE * 0.6;
    pen.font = bold ? FACES[1] : FACES[0];
    return pen.measureText(words).width;
  });
}
