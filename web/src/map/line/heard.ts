/** Events of things that lie on the map: they are heard before the map itself hears them. */
import type { Attachment } from "svelte/attachments";

type Events = { readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name] & { currentTarget: HTMLElement }) => boolean | void };
export type Heard = Attachment<HTMLElement>;

/** Listens on the element itself, not through the page as attributes do; what is answered with true goes no further. */
export function heard(events: Events): Heard {
  return (element) => {
    const listen = (event: Event): void => {
      const listener = events[event.type as keyof Events] as ((event: Event) => boolean | void) | undefined;
      if (listener?.(event) !== true) return;
      event.preventDefault();
      event.stopPropagation();
    };
    for (const name of Object.keys(events)) element.addEventListener(name, listen);
    return () => {
      for (const name of Object.keys(events)) element.removeEventListener(name, listen);
    };
  };
}
