const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const space = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * The entries of a JSON object in slices, without its braces and the commas between slices. Each slice ends where an
 * entry ends, so with braces around it is JSON if the whole is.
 *
 * @param json UTF-8.
 * @param least bytes of a slice, but for the last one.
 * @returns undefined in the place of what cannot be an object: then nothing more comes.
 */
export function* objectSlices(json: Uint8Array, least: number): Generator<Uint8Array | undefined> {
  let at = skipSpace(json, 0);
  if (json[at] !== 0x7b) {
    yield undefined;
    return;
  }
  let start = ++at;
  let depth = 1;
  let isLater = false;
  for (; at < json.length; at++) {
    const code = json[at]!;
    if (code === quote) at = endOfText(json, at);
    else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) {
      if (--depth === 0) break;
    } else if (code === comma && depth === 1 && at - start >= least) {
      yield json.subarray(start, at);
      start = at + 1;
      isLater = true;
    }
  }
  const isWhole = json[at] === 0x7d && skipSpace(json, at + 1) === json.length;
  // Nothing after the last comma is a mistake.
  const isEmpty = skipSpace(json, start) === at;
  yield isWhole && !(isLater && isEmpty) ? json.subarray(start, at) : undefined;
}

/** The place of the quote that ends a text. */
function endOfText(json: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = json.indexOf(quote, at + 1);
    if (at < 0) return json.length;
    let slashes = 0;
    while (json[at - 1 - slashes] === backslash) slashes++;
    if (slashes % 2 === 0) return at;
  }
}

function skipSpace(json: Uint8Array, from: number): number {
  let at = from;
  while (space.has(json[at] ?? 0)) at++;
  return at;
}
