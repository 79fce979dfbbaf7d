/** Shares as the list of names shows them: to a tenth of a percent, since most names are light. */
import { language } from "../i18n/index.ts";

export function fineShare(share: number): string {
  const written = new Intl.NumberFormat(language(), { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return share > 0 && share < 0.0005 ? `<${written.format(0.001)}` : written.format(share);
}

/** A share of the whole, to a percent; what is almost all or nothing is not called so. */
export function wholeShare(share: number): string {
  const written = new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 0 });
  if (share > 0 && share < 0.005) return `<${written.format(0.01)}`;
  return share < 1 && share >= 0.995 ? `>${written.format(0.99)}` : written.format(share);
}
