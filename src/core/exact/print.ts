import type { NamedMatrix } from '../lowrank/results.js';
import { assigned } from '../literals/print/assign.js';
import { assignLatex } from '../literals/print/markup.js';
import { decimal } from '../literals/print/entry.js';
import { closedForm } from './closed-form.js';
import { surdLatex } from './surd.js';

/** Rows of formulas in brackets. */
export function bracketed(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.join(' & ')).join(' \\\\\n  ');
  return `\\begin{bmatrix}\n  ${lines}\n\\end{bmatrix}`;
}

/**
 * Matrices as LaTeX with closed forms, \frac{1}{\sqrt{6}}, where entries have one.
 *
 * @param named in full precision: rounded entries would have forms that they are not.
 * @param rounded the same matrices as the other entries are written.
 */
export function printClosedLatex(
  named: readonly NamedMatrix[],
  rounded: readonly NamedMatrix[],
): string {
  return named
    .map(({ name, matrix: { rows, cols, data } }, k) => {
      const others = rounded[k]!.matrix.data;
      // Rounding of a zero, beside the other entries.
      const noise = 1e-15 * data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      const entry = (at: number) => {
        const form = closedForm(Math.abs(data[at]!) <= noise ? 0 : data[at]!);
        return form ? surdLatex(form) : decimal(others[at]!);
      };
      const lines = Array.from({ length: rows }, (_, i) =>
        Array.from({ length: cols }, (_, j) => entry(i * cols + j)),
      );
      return assigned({ rows, cols, data }, name, bracketed(lines), assignLatex);
    })
    .join('\n');
}
