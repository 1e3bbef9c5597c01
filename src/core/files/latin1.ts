/** Bytes turned into text at a time: `apply` takes so many arguments safely. */
const CHUNK = 8192;

/** Text from bytes in ISO 8859-1, where each byte is a code point. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return text;
}
