/**
 * Bytes as printable text: 13 bits in two of 91 characters, so 16/13 = 1.23 characters for a byte. Base64 needs 1.33, and
 * base 85 needs 1.25. The characters are those of ASCII without `<`, `&` and `\`, so the text can stand in a script element
 * of HTML as it is.
 */
const left = '<&\\';
const alphabet = Array.from({ length: 94 }, (_, i) => i + 33).filter(
  (code) => !left.includes(String.fromCharCode(code)),
);
const base = alphabet.length;
/** The last bits are one character if they are at most so many: 2⁶ ≤ 91. */
const single = 6;

/** @returns the codes of the characters. */
export function toText91(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(2 * Math.ceil((8 * bytes.length) / 13));
  let end = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < bytes.length; i++) {
    held |= bytes[i]! << bits;
    bits += 8;
    if (bits < 13) continue;
    const value = held & 0x1fff;
    out[end++] = alphabet[value % base]!;
    out[end++] = alphabet[Math.floor(value / base)]!;
    held >>>= 13;
    bits -= 13;
  }
  if (bits > 0) out[end++] = alphabet[held % base]!;
  if (bits > single) out[end++] = alphabet[Math.floor(held / base)]!;
  return out.slice(0, end);
}

/** The bytes again. Characters outside of the alphabet, such as line breaks at the ends, are left out. */
export function fromText91(text: string): Uint8Array<ArrayBuffer> {
  const digits = new Int16Array(128).fill(-1);
  alphabet.forEach((code, digit) => {
    digits[code] = digit;
  });
  const out = new Uint8Array(Math.floor((text.length * 13) / 16) + 2);
  let end = 0;
  let bits = 0;
  let held = 0;
  let low = -1;
  for (let i = 0; i < text.length; i++) {
    const digit = digits[text.charCodeAt(i)] ?? -1;
    if (digit < 0) continue;
    if (low < 0) {
      low = digit;
      continue;
    }
    held |= (low + base * digit) << bits;
    low = -1;
    for (bits += 13; bits >= 8; bits -= 8) {
      out[end++] = held & 0xff;
      held >>>= 8;
    }
  }
  if (low >= 0) {
    held |= low << bits;
    for (bits += single; bits >= 8; bits -= 8) {
      out[end++] = held & 0xff;
      held >>>= 8;
    }
  }
  return out.slice(0, end);
}
