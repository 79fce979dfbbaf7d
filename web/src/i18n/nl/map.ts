import type { Same } from "../same.ts";
import type en from "../en/map.ts";

export default {} satisfies Same<typeof en>;
