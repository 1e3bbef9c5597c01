const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Uint8Array(128).fill(255);
for (let k = 0; k < 64; k++) digits[alphabet.charCodeAt(k)] = k;

/**
 * The bytes of a text in base64 (RFC 4648, section 4).
 *
 * @returns undefined if the text is none.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const length = text.length - padding;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let bad = 0;
  let to = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    const digit = code < 128 ? digits[code]! : 255;
    bad |= digit & 128;
    bits = (bits << 6) | digit;
    if ((at & 3) === 0) continue;
    // The second digit completes one byte, the third and the fourth one more each.
    bytes[to++] = bits >> (6 - 2 * (at & 3));
  }
  return bad === 0 ? bytes : undefined;
}
