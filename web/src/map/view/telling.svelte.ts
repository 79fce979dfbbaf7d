/** What was done is read aloud, and shown where it has a way back; so is what others did to words of one's own. */
import { untrack } from "svelte";
import { followTakenWords } from "../../document/taken_words.ts";
import { say } from "../../i18n/index.ts";
import { announce } from "../../shell/announce.ts";
import { toasts } from "../../ui/toasts.svelte.ts";
import type { MapSession } from "../session.svelte.ts";

const LONGEST = 60;

/** Call while a component is set up. */
export function tellsAloud(session: MapSession): void {
  $effect(() => {
    const { told } = session;
    if (told === null) return;
    if (!told.undo) return announce(told.text);
    const shown = untrack(() => toasts.show(told.text, { action: { label: say("map.undone"), run: () => session.document.undo() } }));
    // The way back belongs to this edit alone: it goes when another is made.
    const later = (transaction: { readonly local: boolean; readonly changed: ReadonlyMap<unknown, unknown> }): void => {
      if (transaction.local && transaction.changed.size > 0) close();
    };
    const close = (): void => {
      session.document.doc.off("afterTransaction", later);
      untrack(() => toasts.close(shown));
    };
    session.document.doc.on("afterTransaction", later);
    return close;
  });
  $effect(() =>
    followTakenWords(session.document, ({ words, putBack }) => {
      const shown = words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words;
      toasts.show(say("document.wordsTaken", { words: shown }), { tone: "bad", action: { label: say("document.putBack"), run: putBack } });
    }),
  );
}
