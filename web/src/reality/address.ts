/** The question in the page's own address: back and forward work, and a link asks it again. */
import { currentUrl, navigate } from "../shell/router.ts";
import { asking, questionOf, type Question } from "./filter.ts";

/** What the address asks now; reactive. */
export function currentQuestion(): Question {
  return questionOf(currentUrl().searchParams);
}

/** Asks another question; `replace` where it mends the one before, so that going back skips that. */
export function askInAddress(question: Question, replace = false): void {
  const url = currentUrl();
  navigate(addressWith(url, asking(url.searchParams, question)), { replace });
}

/** The address with another query, written as people read it. */
function addressWith({ pathname, hash }: URL, query: URLSearchParams): string {
  const written = readable(query);
  return `${pathname}${written && `?${written}`}${hash}`;
}

/** A query in which colons and commas stay as they are: addresses allow them. */
export function readable(query: URLSearchParams): string {
  return query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
}
