/**
 * The colour of the i-th singular direction, i from 0, as `--ink`: for everything that is drawn for it.
 */
export function sigmaInk(i: 0 | 1 | 2): { readonly '--ink': string } {
  return { '--ink': `var(--lens-sigma-${i + 1})` };
}
