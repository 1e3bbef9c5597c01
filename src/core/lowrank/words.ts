import { formatCount, formatNumber } from '../format.js';

/** A quantity with enough digits to compare, no more. */
export function quantity(value: number): string {
  return formatNumber(value, 4);
}

/** "1 singular value", "3 singular values". */
export function values(n: number): string {
  return `${formatCount(n)} singular ${n === 1 ? 'value' : 'values'}`;
}

/** "exceeds" or "exceed", for n subjects. */
export function exceed(n: number): string {
  return n === 1 ? 'exceeds' : 'exceed';
}
