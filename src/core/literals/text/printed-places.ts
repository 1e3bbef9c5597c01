import type { Entry } from './entry.js';

/**
 * How many decimals a printout in fixed-point notation shows, determined from its entries.
 *
 * Programs that print fixed-point give all entries of a column the same number of decimals (R, pandas,
 * Octave, MATLAB, PyTorch); where they differ within a column, the program printed significant digits
 * (Octave's `format short g`, Julia) and there is no common precision. Columns of whole numbers are
 * exact. Where columns differ, the one with the fewest decimals counts, so every entry is within ±10⁻ᵈ/2.
 */
export class PrintedPlaces {
  /** By column; a hole where no number was seen. */
  private readonly columns: (number | undefined)[] = [];
  private uniform = true;

  /** No two entries of a column have had different precision so far. */
  get isUniform(): boolean {
    return this.uniform;
  }

  /** An entry of this column has already been seen with this number of decimals. */
  isKnown(column: number, decimals: number): boolean {
    return this.columns[column] === decimals;
  }

  note(column: number, entry: Entry): void {
    if (entry.kind === 'number') this.noteNumber(column, entry.value, entry.decimals);
  }

  /** `decimals` is -1 for a number that is not in fixed-point notation. */
  noteNumber(column: number, value: number, decimals: number): void {
    if (!this.uniform || !Number.isFinite(value)) return;
    const seen = this.columns[column];
    if (seen === decimals) return;
    if (decimals < 0) this.uniform = false;
    else if (seen === undefined) this.columns[column] = decimals;
    else if (seen !== 0 && decimals !== 0) this.uniform = false;
    else if (value !== 0) this.uniform = false;
    else this.columns[column] = Math.max(seen, decimals);
  }

  /** The number of decimals; `shift` fewer when the entries have a common scale factor of 10^shift. */
  decimals(shift = 0): number | undefined {
    if (!this.uniform) return undefined;
    let least = Infinity;
    for (const places of this.columns) {
      if (places !== undefined && places > 0) least = Math.min(least, places);
    }
    return least === Infinity ? undefined : least - shift;
  }
}
