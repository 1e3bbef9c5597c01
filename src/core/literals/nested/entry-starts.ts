import { isDigit, type NumberToken } from '../numbers.js';
import { isWordCode } from '../text-scan.js';

/** A plain number may begin with this character. */
export function isPlainStart(code: number): boolean {
  return isDigit(code) || code === 45;
}

/** A number or a name of a printout may begin with this character. */
export function startsWord(code: number): boolean {
  return isDigit(code) || code === 45 || code === 43 || code === 46 || isWordCode(code);
}

/** At `at` is an ellipsis: entries are left out. */
export function isEllipsis(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === 46 && text.startsWith('...', at)) || code === 0x2026 || code === 0x22ef;
}

/** Whether the decimal number `token`, whose digits begin at `at` after that sign, is a JSON number (RFC 8259, 6). */
export function isJsonNumber(token: NumberToken, text: string, at: number, sign: number): boolean {
  if (sign === 43 || sign === 0x2212 || !isDigit(text.charCodeAt(at))) return false;
  if (text.charCodeAt(at) === 48 && isDigit(text.charCodeAt(at + 1))) return false;
  return token.decimals !== 0 || token.integer || text.charCodeAt(token.end - 1) !== 46;
}

const numberAndComma = /(?:\(\s{0,8}){1,40}[-+]?\d[\d.]{0,20}\s{0,8},/y;

/** Whether round brackets begin with a number and a comma, as most lists do and no arithmetic does. */
export function beginsList(text: string, at: number): boolean {
  numberAndComma.lastIndex = at;
  return numberAndComma.test(text);
}
