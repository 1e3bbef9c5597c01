import { isDigit, type NumberToken } from '../numbers.js';
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

/** A JSON number (RFC 8259, section 6), given that the decimal number `token` with that sign stands at `at`. */
export function isJsonNumber(token: NumberToken, text: string, at: number, sign: number): boolean {
  if (sign === 43 || sign === 0x2212 || !isDigit(text.charCodeAt(at))) return false;
  if (text.charCodeAt(at) === 48 && isDigit(text.charCodeAt(at + 1))) return false;
  return token.decimals !== 0 || token.integer || text.charCodeAt(token.end - 1) !== 46;
}
