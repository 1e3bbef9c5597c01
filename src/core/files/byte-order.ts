export const littleMachine = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Reverses the bytes of every number, in place.
 *
 * @param bytes a whole number of them, on a boundary of four bytes or of `size` if that is smaller.
 * @param size bytes of a number: 1, 2, 4 or 8.
 */
export function reverseNumbers(bytes: Uint8Array, size: number): void {
  if (size === 2) reverseShorts(bytes);
  else if (size === 4) reverseWords(bytes);
  else if (size === 8) reversePairs(bytes);
}

/** Two at a time; they keep their places in the word. */
function reverseShorts({ buffer, byteOffset, length }: Uint8Array): void {
  const aligned = byteOffset % 4 === 0;
  const words = aligned ? new Int32Array(buffer, byteOffset, Math.floor(length / 4)) : [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    words[i] = ((word & 0x00ff00ff) << 8) | ((word >>> 8) & 0x00ff00ff);
  }
  const shorts = new Uint16Array(buffer, byteOffset, length / 2);
  for (let i = 2 * words.length; i < shorts.length; i++) {
    const short = shorts[i]!;
    shorts[i] = (short << 8) | (short >>> 8);
  }
}

function reverseWords({ buffer, byteOffset, length }: Uint8Array): void {
  const words = new Int32Array(buffer, byteOffset, length / 4);
  for (let i = 0; i < words.length; i++) words[i] = reversed(words[i]!);
}

/** The two words of a number change places, too. */
function reversePairs({ buffer, byteOffset, length }: Uint8Array): void {
  const words = new Int32Array(buffer, byteOffset, length / 4);
  for (let i = 0; i < words.length; i += 2) {
    const first = words[i]!;
    words[i] = reversed(words[i + 1]!);
    words[i + 1] = reversed(first);
  }
}

/** Halves first, then the bytes of each half: half of the operations of byte after byte. */
function reversed(word: number): number {
  const halves = (word << 16) | (word >>> 16);
  return ((halves & 0x00ff00ff) << 8) | ((halves >>> 8) & 0x00ff00ff);
}
