import * as v from 'valibot';
import { decodeBase64, type CppProgram } from '../../core/index.js';
import type { MemoryLanguage } from './adapters.js';
import { mostAsText, readAsChildren } from './read-as-children.js';
import { evaluated, type Evaluated, type Request } from './request.js';

const memory = v.object({ data: v.optional(v.nullable(v.string())) });

/** A program of C++ behind a debugger. Only `evaluate`, `readMemory` and `variables` are used, which read. */
export function cppProgram(
  request: Request,
  frameId: number,
  { context, prefix, readsMemory }: MemoryLanguage,
): CppProgram {
  let reads = readsMemory === 'always';
  const evaluate = async (expression: string): Promise<Evaluated> =>
    v.parse(
      evaluated,
      await request('evaluate', { expression: prefix + expression, frameId, context }),
    );

  return {
    get mostBytes() {
      return reads ? undefined : mostAsText;
    },
    async typeOf(expression) {
      const { type, memoryReference, result } = await evaluate(expression);
      if (memoryReference && readsMemory === 'if referenced') reads = true;
      // Some debuggers answer an error as a value without a type.
      if (!type) throw new Error(result);
      return type;
    },
    async kindOf(expression) {
      const { variablesReference } = await evaluate(expression);
      // An object could have an operator of its own, which would be called.
      if (variablesReference) return undefined;
      const half = (await evaluate(`(false ? (${expression}) : 1) / 2`)).result.trim();
      if (/^0?\.50*$/.test(half)) return 'float';
      if (half !== '0') return undefined;
      const below = (await evaluate(`(false ? (${expression}) : 0) - 1 < 0`)).result.trim();
      return /^(?:1|true)$/.test(below) ? 'signed' : 'unsigned';
    },
    async integer(expression) {
      const { result } = await evaluate(`(unsigned long long)(${expression})`);
      const [number] = /^\s*(?:0x[\da-f]+|\d+)/i.exec(result) ?? [];
      return number === undefined ? undefined : BigInt(number.trim());
    },
    async read(address, count) {
      if (!reads) return readAsChildren(evaluate, request, address, count);
      const answer = v.safeParse(
        memory,
        await request('readMemory', {
          memoryReference: `0x${address.toString(16)}`,
          offset: 0,
          count,
        }),
      );
      const bytes = answer.success ? decodeBase64(answer.output.data ?? '') : undefined;
      return bytes?.length === count ? bytes : undefined;
    },
  };
}
