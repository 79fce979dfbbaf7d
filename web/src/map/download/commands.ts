/** Taking the map along: as a file, on paper, as text. */
import { navigate, textPath } from "../../shell/router.ts";
import type { Command } from "../command.ts";
import { stepAt } from "../grid/place.ts";
import { anchor } from "../panel/anchor.ts";

export const DOWNLOAD_COMMANDS: readonly Command[] = [
  { id: "download", name: "download.command", keys: ["Mod+s"], group: "file", run: (session) => void (session.dialog = { name: "download" }) },
  {
    id: "as-text",
    name: "download.commandText",
    group: "view",
    run: (session) => {
      const step = stepAt(session, session.focus);
      navigate(textPath(session.document.id) + (step === null ? "" : `#${anchor("step", step)}`));
    },
  },
];
