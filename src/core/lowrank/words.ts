import { formatCount, formatNumber } from '../format.js';

/** A quantity with only as many digits as a comparison needs. */
export function quantity(value: number, digits = 4): string {
  return formatNumber(value, digits);
}

const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A count in a sentence: in words up to twelve. */
export function count(n: number): string {
  return small[n] ?? formatCount(n);
}

/** "1 singular value", "3 singular values". */
export function values(n: number): string {
  return `${formatCount(n)} singular ${n === 1 ? 'value' : 'values'}`;
}

/** "exceeds" or "exceed", for n subjects. */
export function exceed(n: number): string {
  return n === 1 ? 'exceeds' : 'exceed';
}
