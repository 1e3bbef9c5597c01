import type { ComplexPart, Selection } from './selection.js';
import { usualSelection } from './selection.js';
import { later, t, translated } from '../../texts.js';

const parts: Readonly<Record<ComplexPart, string>> = {
  real: later('real part'),
  imaginary: later('imaginary part'),
  magnitude: later('magnitude'),
  phase: later('phase'),
};

/**
 * A selection in NumPy's notation: `[3, :, :]`, `[:, 0, :].T` if the rows come from the later axis, `unfolded along axis
 * 1`, and the part of complex numbers. Empty for a matrix that is shown as it is.
 */
export function sliceText(
  shape: readonly number[],
  { axes, at, unfolded, part }: Selection,
  isComplex: boolean,
): string {
  const words: string[] = [];
  if (unfolded) {
    words.push(t('unfolded along axis {0}', axes[0]));
  } else {
    const usual = usualSelection(shape);
    const isUsual =
      axes[0] === usual.axes[0] &&
      axes[1] === usual.axes[1] &&
      shape.every((length, axis) => length === 1 || axes.includes(axis));
    if (!isUsual) {
      const inside = shape.map((_, axis) => (axes.includes(axis) ? ':' : String(at[axis] ?? 0)));
      words.push(`[${inside.join(', ')}]${axes[0] > axes[1] ? '.T' : ''}`);
    }
  }
  if (isComplex) words.push(translated(parts[part ?? 'real']));
  return words.join(', ');
}
