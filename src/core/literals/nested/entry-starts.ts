import { isDigit } from '../numbers.js';
import { isWordCode } from '../text-scan.js';

/** A plain number may begin with this character. */
export function isPlainStart(code: number): boolean {
  return isDigit(code) || code === 45;
}

/** So may a number, or a name, of a printout. */
export function startsWord(code: number): boolean {
  return isDigit(code) || code === 45 || code === 43 || code === 46 || isWordCode(code);
}

/** Entries are left out at `at`. */
export function isEllipsis(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === 46 && text.startsWith('...', at)) || code === 0x2026 || code === 0x22ef;
}
