import { failure, success, type Result } from '../result.js';
import { t } from '../texts.js';

/** Number of codes that become text in one call. `apply` accepts this many arguments safely. */
const CHUNK = 8192;

/**
 * Text from UTF-8 bytes, without a byte order mark at the start. The core has no TextDecoder, because it
 * also runs outside of browsers and Node.
 *
 * @returns `syntax` at the first sequence that is not UTF-8 (RFC 3629), with its byte offset.
 */
export function decodeUtf8(bytes: Uint8Array): Result<string> {
  const parts: string[] = [];
  let codes: number[] = [];
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    const first = bytes[at]!;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const code = first < 0x80 ? first : sequence(bytes, at, length);
    if (code < 0) {
      return failure(
        'syntax',
        t('Byte {0} of the file is not UTF-8 text; save it as UTF-8.', at + 1),
      );
    }
    codes.push(code);
    at += length;
    if (codes.length === CHUNK) {
      parts.push(String.fromCodePoint(...codes));
      codes = [];
    }
  }
  parts.push(String.fromCodePoint(...codes));
  return success(parts.join(''));
}

/** The code point of a sequence of 2 … 4 bytes; −1 if it is malformed, overlong or a surrogate. */
function sequence(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at]!;
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return -1;
  let code = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i]!;
    if ((next & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (next & 0x3f);
  }
  const smallest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < smallest || code > 0x10ffff || surrogate ? -1 : code;
}

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as in the web's TextEncoder. */
export function encodeUtf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) {
      out[at++] = code;
      continue;
    }
    const tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    out[at++] = [0, 0xc0, 0xe0, 0xf0][tail]! | (code >> (6 * tail));
    for (let i = tail - 1; i >= 0; i--) out[at++] = 0x80 | ((code >> (6 * i)) & 0x3f);
  }
  return out.slice(0, at);
}
