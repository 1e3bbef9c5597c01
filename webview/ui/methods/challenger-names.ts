import { formatCount, formatNumber, type Challenger } from '../../../src/core/index.js';
import { t } from '../l10n.js';

type Id = Challenger['id'];

/** The name of a challenger in the table. */
export function challengerName(id: Id, decimals: number): string {
  switch (id) {
    case 'svd':
      return t('The best: M̂ₖ');
    case 'columns':
      return t('Pivoted columns');
    case 'cutQr':
      return t('QR cut off, first columns');
    case 'cutPivotedQr':
      return t('QR cut off, with pivoting');
    case 'cur':
      return t('CUR: columns and rows');
    case 'skeleton':
      return t('Skeleton (cross)');
    case 'decimals':
      return t('Factors rounded to {0} decimals', decimals);
    case 'bytes':
      return t('Factors in 8 bits');
    case 'sketch':
      return t('Random mixtures of columns');
    case 'uniform':
      return t('Random subspaces');
    case 'turned':
      return t('Yours: a turned direction');
  }
}

/** The short name below a bar; at most eight letters. */
export function shortName(id: Id, decimals: number): string {
  switch (id) {
    case 'svd':
      return 'M̂ₖ';
    case 'columns':
      return t('columns');
    case 'cutQr':
      return 'QR';
    case 'cutPivotedQr':
      return t('QR piv.');
    case 'cur':
      return 'CUR';
    case 'skeleton':
      return t('cross');
    case 'decimals':
      return t('{0} dec.', decimals);
    case 'bytes':
      return t('8 bits');
    case 'sketch':
      return t('mixed');
    case 'uniform':
      return t('random');
    case 'turned':
      return t('yours');
  }
}

export const challengerFormula = (id: Id): string =>
  ({
    svd: 'UₖΣₖVₖᵀ',
    columns: 'C C⁺M',
    cutQr: 'Q_k R_k',
    cutPivotedQr: 'Q_k R_k Pᵀ',
    cur: 'C (C⁺MR⁺) R',
    skeleton: 'C G⁻¹R',
    decimals: 'round(Uₖ√Σₖ) round(Vₖ√Σₖ)ᵀ',
    bytes: 'round(Uₖ√Σₖ) round(Vₖ√Σₖ)ᵀ',
    sketch: 'Q QᵀM, Q = orth(M Ω)',
    uniform: 'Q QᵀM',
    turned: 'M W Wᵀ',
  })[id];

/** Columns and rows by their numbers, counted from 1; of many the first ones. */
const most = 8;
function numbersOf(list: readonly number[]): string {
  const first = list.slice(0, most).map((at) => at + 1);
  return first.join(', ') + (list.length > most ? ', …' : '');
}

/** What a challenger is made of, in a few words; undefined if its formula says it. */
export function madeOf(challenger: Challenger, tail: number): string | undefined {
  const { columns, rows, draws } = challenger;
  if (draws) {
    const times = (error: number) => formatNumber(error / tail, 4);
    return t(
      'the best of {0}; half of them are within {1} … {2} times the tail, median {3}',
      formatCount(draws.count),
      times(draws.lower),
      times(draws.upper),
      times(draws.median),
    );
  }
  if (columns && rows) return t('columns {0}; rows {1}', numbersOf(columns), numbersOf(rows));
  return columns && t('columns {0}', numbersOf(columns));
}
