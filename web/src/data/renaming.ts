/** The way back from another name. */
import { say } from "../i18n/index.ts";
import { getLog, renameLog } from "../shell/customer_data.ts";
import { toasts } from "../ui/toasts.svelte.ts";

/** Gives customer data the name that it had, unless somebody has called it otherwise since. Throws a Problem. */
export async function renameBack(before: { readonly id: string; readonly name: string }, given: string): Promise<void> {
  const { name } = await getLog(before.id);
  if (name === given) await renameLog(before.id, before.name);
  else toasts.show(say("data.renamedSince", { name }), { about: `log ${before.id}` });
}
