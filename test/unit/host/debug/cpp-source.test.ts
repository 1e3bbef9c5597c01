import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VariableSource } from '../../../../src/host/sources/variable/variable-source.js';
import type { ReadOptions, SourceReading } from '../../../../src/host/sources/source.js';
import * as fake from '../vscode/index.js';

vi.mock('vscode', () => import('../vscode/index.js'));

const memory = Float64Array.of(1, 2, 3, 4, 5, 6);
const start = 0x7fff_ffff_e000n;

/** Expressions of a program with `double c[2][3]` and `std::vector<double> v`, as a debugger answers them. */
const answers: Readonly<Record<string, readonly [result: string, type: string]>> = {
  c: ['{{1, 2, 3}, {4, 5, 6}}', 'double [2][3]'],
  'c[0]': ['{1, 2, 3}', 'double [3]'],
  '&c[0]': [String(start), ''],
  '&c[1]': [String(start + 24n), ''],
  v: ['{...}', 'std::vector<double, std::allocator<double> >'],
  'v._M_impl._M_start': [String(start), 'std::_Vector_base<double>::pointer'],
  'v._M_impl._M_start[0]': ['1', 'double'],
  '&v._M_impl._M_start[0]': [String(start), ''],
  '&v._M_impl._M_start[1]': [String(start + 8n), ''],
  'v._M_impl._M_finish': [String(start + 48n), ''],
};

interface Seen {
  readonly command: string;
  readonly args: Record<string, unknown>;
}

function bytesAt(address: bigint, count: number): Uint8Array | undefined {
  const from = Number(address - start);
  return from >= 0 && from + count <= memory.byteLength
    ? new Uint8Array(memory.buffer, from, count)
    : undefined;
}

/** A debugger of C++. */
function program(type: string, prefix = ''): { session: fake.DebugSession; seen: Seen[] } {
  const session = new fake.DebugSession('one', type);
  const seen: Seen[] = [];
  let words: bigint[] = [];
  session.request = (command, args) => {
    seen.push({ command, args });
    if (command === 'readMemory') {
      const bytes = bytesAt(BigInt(args['memoryReference'] as string), args['count'] as number);
      return Promise.resolve(
        bytes
          ? { data: Buffer.from(bytes).toString('base64') }
          : { unreadableBytes: args['count'] },
      );
    }
    if (command === 'variables') {
      return Promise.resolve({
        variables: words.map((word, k) => ({ name: `[${k}]`, value: String(word) })),
      });
    }
    const expression = (args['expression'] as string).slice(prefix.length);
    const cast = /^\(unsigned long long\)\((.*)\)$/.exec(expression)?.[1];
    const asWords = /^\*\(unsigned long long \(\*\)\[(\d+)\]\)(0x[\da-f]+)$/.exec(expression);
    if (asWords) {
      const bytes = bytesAt(BigInt(asWords[2]!), 8 * Number(asWords[1]));
      if (!bytes) return Promise.reject(new Error('Cannot access memory'));
      words = [...new BigUint64Array(bytes.slice().buffer)];
      return Promise.resolve({
        result: '...',
        type: 'unsigned long long[]',
        variablesReference: 5,
      });
    }
    const known = answers[cast ?? expression];
    return known
      ? Promise.resolve({
          result: known[0],
          type: cast ? 'unsigned long long' : known[1],
          variablesReference: 0,
        })
      : Promise.reject(new Error('Evaluation error'));
  };
  return { session, seen };
}

const options = (): ReadOptions => ({
  token: new fake.CancellationTokenSource().token,
  report: () => undefined,
});

function entries({ result }: SourceReading): number[] {
  if (!result.ok) throw new Error(result.problem.message);
  return 'data' in result.value ? [...result.value.data] : [];
}

beforeEach(() => {
  fake.resetWorkspace();
  fake.debug.activeStackItem = undefined;
});

describe('a variable of C++', () => {
  it.each([
    ['cppdbg', '', 'hover', 'readMemory'],
    ['cppvsdbg', '', 'hover', 'readMemory'],
    ['lldb', '/nat ', 'watch', 'readMemory'],
    ['lldb-vscode', '', 'watch', 'variables'],
    // An adapter of LLVM before 20 gives no memory references.
    ['lldb-dap', '', 'watch', 'variables'],
  ])('in %s', async (type, prefix, context, reads) => {
    const { session, seen } = program(type, prefix);
    fake.stop(session);
    for (const [expression, shape] of [
      ['c', [2, 3]],
      ['v', [6]],
    ] as const) {
      const source = new VariableSource({ language: 'cpp', expression }, 'variable-1');
      const reading = await source.read(options());
      expect(entries(reading)).toEqual([...memory]);
      expect(reading.source.array).toMatchObject({ shape, elementType: 'double' });
      source.dispose();
    }
    const asked = seen.filter(({ command }) => command === 'evaluate');
    expect(new Set(asked.map(({ args }) => args['context']))).toEqual(new Set([context]));
    expect(asked.every(({ args }) => (args['expression'] as string).startsWith(prefix))).toBe(true);
    expect(new Set(seen.map(({ command }) => command))).toEqual(new Set(['evaluate', reads]));
  });

  it('refuses what would take too long as text', async () => {
    const { session } = program('lldb-vscode');
    const { request } = session;
    session.request = (command, args) =>
      String(args['expression']).includes('v._M_impl._M_finish')
        ? Promise.resolve({ result: String(start + 2n ** 21n), type: 'unsigned long long' })
        : request!(command, args);
    fake.stop(session);
    const source = new VariableSource({ language: 'cpp', expression: 'v' }, 'variable-1');
    await expect(source.read(options())).rejects.toThrow('v has 2097152 bytes, and this debugger');
  });

  it('says what the debugger says', async () => {
    const { session } = program('cppdbg');
    fake.stop(session);
    const source = new VariableSource({ language: 'cpp', expression: 'nope' }, 'variable-1');
    await expect(source.read(options())).rejects.toThrow(
      'nope is not available here: Evaluation error',
    );
    const call = new VariableSource({ language: 'cpp', expression: 'v.data()' }, 'variable-2');
    await expect(call.read(options())).rejects.toThrow('v.data() may change the program');
  });
});
