import { failure, success, type Result } from '../../result.js';
import { allFinite } from '../../svd/load.js';
import { valuesOfProduct, type ScaledProduct } from '../../svd/product/index.js';
import type { SvdOptions } from '../../svd/types.js';
import { numbersOf } from '../numbers/numbers.js';
import { countNonFinite } from './decode.js';
import { withoutValues, type Measured } from './tensor.js';
import { t } from '../../texts.js';

/**
 * The numbers of ΔW = s·B A, with all min(m, n, r) singular values that may differ from 0, from the factors alone.
 * Ranks and condition are those within the inner side r.
 *
 * @returns problems as for `svdOfProduct`.
 */
export function measurePair(pair: ScaledProduct, options: SvdOptions = {}): Result<Measured> {
  const { b, a, scale } = pair;
  if (!allFinite(b.data) || !allFinite(a.data)) {
    const of = (data: Float64Array) => countNonFinite(data);
    const nan = of(b.data).nan + of(a.data).nan;
    const infinite = of(b.data).infinite + of(a.data).infinite;
    const { numbers, values } = withoutValues(new Float64Array(0));
    return success({ numbers: { ...numbers, nan, infinite }, values });
  }
  const found = valuesOfProduct(b, a, options);
  if (!found.ok) return found;
  const values = found.value.map((sigma) => sigma * Math.abs(scale));
  if (!Number.isFinite(values[0] ?? 0)) {
    return failure(
      'nonFinite',
      t('With the factor s = {0}, its singular values are no numbers.', scale),
    );
  }
  const numbers = numbersOf(values, b.rows, a.cols);
  const note = zeroNote(pair);
  return success({ numbers, values, ...(note === undefined ? {} : { note }) });
}

/** Why the product is zero, where a factor or the scale is. */
function zeroNote({ b, a, scale }: ScaledProduct): string | undefined {
  if (b.cols === 0) return t('Its rank is 0.');
  if (scale === 0) return t('α is 0, so it changes nothing.');
  if (isZero(b.data)) return t('B is zero: a new adapter, which changes nothing yet.');
  if (isZero(a.data)) return t('A is zero, so it changes nothing.');
  return undefined;
}

function isZero(data: Float64Array): boolean {
  return data.every((value) => value === 0);
}
