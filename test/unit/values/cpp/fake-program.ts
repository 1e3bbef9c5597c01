import type { CppProgram } from '../../../../src/core/values/cpp/program.js';

/** A program whose debugger knows these expressions, with memory from an address on. */
export interface Fake {
  /** Expression → type. */
  readonly types: Readonly<Record<string, string>>;
  /** Expression → integer or address. */
  readonly numbers: Readonly<Record<string, number | bigint>>;
  readonly kinds?: Readonly<Record<string, 'float' | 'signed' | 'unsigned'>>;
  /** Pieces of memory by their addresses. */
  readonly memory: Readonly<Record<number, ArrayBufferView>>;
}

export function fakeProgram({ types, numbers, kinds = {}, memory }: Fake): CppProgram & {
  readonly asked: string[];
  readonly reads: [number, number][];
} {
  const asked: string[] = [];
  const reads: [number, number][] = [];
  return {
    asked,
    reads,
    mostBytes: undefined,
    typeOf(expression) {
      asked.push(expression);
      const type = types[expression];
      return type === undefined
        ? Promise.reject(new Error(`${expression} is not available here`))
        : Promise.resolve(type);
    },
    kindOf: (expression) => Promise.resolve(kinds[expression]),
    integer(expression) {
      asked.push(expression);
      const number = numbers[expression];
      return Promise.resolve(number === undefined ? undefined : BigInt(number));
    },
    read(address, count) {
      reads.push([Number(address), count]);
      for (const [start, view] of Object.entries(memory)) {
        const offset = Number(address) - Number(start);
        if (offset >= 0 && offset + count <= view.byteLength) {
          return Promise.resolve(
            new Uint8Array(view.buffer, view.byteOffset + offset, count).slice(),
          );
        }
      }
      return Promise.resolve(undefined);
    },
  };
}
