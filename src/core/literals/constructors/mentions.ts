import type { ReadOptions } from '../reader.js';

const seen = new WeakMap<ReadOptions, Map<string, boolean>>();

/** Whether a text names a library somewhere; looked up once for a scan. */
export function mentions(text: string, library: string, options: ReadOptions): boolean {
  let known = seen.get(options);
  if (!known) seen.set(options, (known = new Map<string, boolean>()));
  let answer = known.get(library);
  if (answer === undefined) known.set(library, (answer = text.includes(library)));
  return answer;
}
