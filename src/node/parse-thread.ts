import type { MessagePort } from 'node:worker_threads';
import { parseText, type ParsedArray } from '../core/index.js';
import type { FromParsing, ParseStart } from './parse-messages.js';

/** What a thread does that reads the arrays of one text, and ends. */
export function parse(port: MessagePort, { kind, bytes }: ParseStart): void {
  const parsed: FromParsing = parseText(kind, bytes);
  port.postMessage(parsed, parsed.ok ? memoryOf(parsed.value) : []);
}

/** The memory of the numbers, which is given away. */
function memoryOf(arrays: readonly ParsedArray[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBufferLike>();
  for (const array of arrays) {
    if ('matrix' in array) {
      buffers.add(array.matrix.data.buffer);
      if (array.matrix.missing) buffers.add(array.matrix.missing.buffer);
    } else if ('data' in array) {
      buffers.add(array.data.buffer);
      if (array.imaginary) buffers.add(array.imaginary.buffer);
    }
  }
  return [...buffers].filter((buffer) => buffer instanceof ArrayBuffer);
}
