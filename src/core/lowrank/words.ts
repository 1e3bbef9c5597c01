import { formatCount, formatNumber } from '../format.js';
import { t } from '../texts.js';

/** A quantity with only as many digits as a comparison needs. */
export function quantity(value: number, digits = 4): string {
  return formatNumber(value, digits);
}

/** "1 singular value", "3 singular values". */
export function values(n: number): string {
  return n === 1 ? t('1 singular value') : t('{0} singular values', formatCount(n));
}

/** "3 singular values exceed 0.1". */
export function exceed(n: number, threshold: string): string {
  return n === 1
    ? t('1 singular value exceeds {0}', threshold)
    : t('{0} singular values exceed {1}', formatCount(n), threshold);
}

/** "1 decimal", "3 decimals". */
export function decimalsOf(n: number): string {
  return n === 1 ? t('1 decimal') : t('{0} decimals', n);
}

/** "Five rules agree; …", with the count in words up to twelve. */
export function rulesAgree(n: number, why: string): string {
  switch (n) {
    case 2:
      return t('two rules agree; {0}', why);
    case 3:
      return t('three rules agree; {0}', why);
    case 4:
      return t('four rules agree; {0}', why);
    case 5:
      return t('five rules agree; {0}', why);
    case 6:
      return t('six rules agree; {0}', why);
    case 7:
      return t('seven rules agree; {0}', why);
    case 8:
      return t('eight rules agree; {0}', why);
    case 9:
      return t('nine rules agree; {0}', why);
    case 10:
      return t('ten rules agree; {0}', why);
    default:
      return t('{0} rules agree; {1}', formatCount(n), why);
  }
}
