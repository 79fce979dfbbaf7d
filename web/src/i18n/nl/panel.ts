import type { Same } from "../same.ts";
import type en from "../en/panel.ts";

export default {} satisfies Same<typeof en>;
