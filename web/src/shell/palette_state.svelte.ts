/** Whether the palette is open. */
class Palette {
  open = $state(false);

  show(): void {
    this.open = true;
  }

  close(): void {
    this.open = false;
  }
}

export const palette = new Palette();
