import { formatCount, formatNumber } from '../format.js';

/** A quantity with enough digits to compare, no more. */
export function quantity(value: number): string {
  return formatNumber(value, 4);
}

/** A share as a percentage with up to two decimals; never rounded up to 100 % when it is less. */
export function percent(share: number): string {
  const hundredths = Math.round(share * 10_000);
  if (hundredths === 10_000 && share < 1) return 'more than 99.99 %';
  return `${hundredths / 100} %`;
}

/** "1 singular value", "3 singular values". */
export function values(n: number): string {
  return `${formatCount(n)} singular ${n === 1 ? 'value' : 'values'}`;
}

/** "exceeds" or "exceed", for n subjects. */
export function exceed(n: number): string {
  return n === 1 ? 'exceeds' : 'exceed';
}
