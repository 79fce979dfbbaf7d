/** Whether the settings were open when the page had to load anew: then they are open again after it. */
const KEPT = "reiskaart.settings-open";

export const reopening = {
  ask: (): void => sessionStorage.setItem(KEPT, "yes"),
  wanted: (): boolean => sessionStorage.getItem(KEPT) !== null,
  /** Whether it was wanted, once. */
  take(): boolean {
    const wanted = this.wanted();
    sessionStorage.removeItem(KEPT);
    return wanted;
  },
};
