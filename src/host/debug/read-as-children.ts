import * as v from 'valibot';
import type { Evaluated, Request } from './request.js';

const children = v.object({ variables: v.array(v.object({ value: v.string() })) });

/** Bytes of one array that are read in this way: each eight take about 200 characters. */
export const mostAsText = 2 ** 20;

/** Words in one array: debuggers answer them as texts of about 200 characters each. */
const mostWords = 4096;

/**
 * Reads memory where the debugger has no request for it: as arrays of 64-bit integers, which every debugger prints in full.
 * Whole words are read, so no page of memory is touched that has none of the wanted bytes.
 *
 * @returns undefined if the memory cannot be read.
 */
export async function readAsChildren(
  evaluate: (expression: string) => Promise<Evaluated>,
  request: Request,
  address: bigint,
  count: number,
): Promise<Uint8Array | undefined> {
  const first = address & ~7n;
  const words = Math.ceil((Number(address - first) + count) / 8);
  const bytes = new DataView(new ArrayBuffer(8 * words));
  for (let from = 0; from < words; from += mostWords) {
    const length = Math.min(mostWords, words - from);
    const place = `0x${(first + BigInt(8 * from)).toString(16)}`;
    const values = await wordsAt(evaluate, request, `*(unsigned long long (*)[${length}])${place}`);
    if (values?.length !== length) return undefined;
    for (const [at, value] of values.entries()) bytes.setBigUint64(8 * (from + at), value, true);
  }
  const start = Number(address - first);
  return new Uint8Array(bytes.buffer).subarray(start, start + count);
}

async function wordsAt(
  evaluate: (expression: string) => Promise<Evaluated>,
  request: Request,
  expression: string,
): Promise<bigint[] | undefined> {
  try {
    const { variablesReference } = await evaluate(expression);
    if (!variablesReference) return undefined;
    const answer = v.parse(children, await request('variables', { variablesReference }));
    const values = answer.variables.map(({ value }) => value.trim());
    return values.every((value) => /^(?:0x[\da-f]+|\d+)$/i.test(value))
      ? values.map(BigInt)
      : undefined;
  } catch {
    return undefined;
  }
}
