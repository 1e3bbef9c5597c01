import { expect } from 'vitest';
import { bytesOf } from '../../src/core/files/element-types.js';
import { decodeElements } from '../../src/core/files/decode.js';
import { parseAnswer, pythonExpression } from '../../src/core/values/index.js';
import type { ValueDescription } from '../../src/core/values/value-entry.js';
import { Python } from './python.js';

/** What the program told, loosely: the host checks it against its schema. */
export type Told = ValueDescription & {
  kind: string;
  of: string;
  code: string;
  args: string[];
  notes: string[][];
  part?: string;
  rows?: string[] | null;
  choices: { label: string; suffix: string; shape: number[] }[];
};

/** How numbers are written for a comparison: as Python itself spells them. */
const spelling = `
from array import array
def flat(x):
    return [y for part in x for y in flat(part)] if isinstance(x, (list, tuple, range, array)) else [x]
def spell(x):
    x = float('nan') if x is None else x
    try:
        return [repr(float(x))] if not isinstance(x, complex) else [repr(x.real), repr(x.imag)]
    except OverflowError:
        return ['inf']
`;

/** Values of a Python that runs, as the lens reads them. */
export class PythonValues {
  private constructor(private readonly python: Python) {}

  static async start(modules: readonly string[]): Promise<PythonValues> {
    const python = await Python.start(modules);
    await python.run(spelling);
    return new PythonValues(python);
  }

  run(code: string): Promise<unknown> {
    return this.python.run(code);
  }

  evaluate(code: string): Promise<unknown> {
    return this.python.evaluate(code);
  }

  stop(): void {
    this.python.stop();
  }

  async ask(expression: string, question?: readonly [number, number] | number) {
    const text = await this.evaluate(pythonExpression(expression, question));
    const answer = parseAnswer(String(text))!;
    return { told: answer.told as Told, bytes: answer.bytes };
  }

  /** The numbers as the lens reads them, in the order of the rows; parts of complex ones one after the other. */
  async numbersOf(expression: string, told: Told): Promise<number[]> {
    const { shape, type, complex, little, order } = told;
    const count = shape.reduce((product, length) => product * length, 1);
    const parts = complex ? 2 : 1;
    const cuts = [0, Math.floor(count / 3), Math.floor(count / 2), count];
    const pieces: Uint8Array[] = [];
    for (let k = 0; k < 3; k++) {
      const [from, to] = [cuts[k]!, cuts[k + 1]!];
      if (to > from) pieces.push((await this.ask(expression, [from, to])).bytes);
    }
    const bytes = Buffer.concat(pieces);
    expect(bytes.length).toBe(count * parts * bytesOf(type));
    const lying = decodeElements(new Uint8Array(bytes), count * parts, {
      type,
      littleEndian: little,
    });
    return Array.from({ length: count }, (_, k) => {
      const at = order === 'columns' ? byColumns(k, shape) : k;
      return [...lying.subarray(at * parts, (at + 1) * parts)];
    }).flat();
  }

  /** Describes and reads `expression`, and compares with the list that Python itself makes of `list`. */
  async expectSame(expression: string, list = `(${expression}).tolist()`): Promise<Told> {
    const { told } = await this.ask(expression);
    expect(told.kind, JSON.stringify(told)).toBe('array');
    const spelled = (await this.evaluate(
      `[s for x in flat(${list}) for s in spell(x)]`,
    )) as string[];
    const numbers = await this.numbersOf(expression, told);
    const wanted = spelled.map((text) =>
      text === 'nan' ? NaN : Number(text.replace('inf', 'Infinity')),
    );
    expect(numbers).toEqual(wanted);
    return told;
  }
}

/** The place in the order of the columns of the entry that is the k-th one by rows. */
function byColumns(k: number, shape: readonly number[]): number {
  let [rest, at] = [k, 0];
  const indices = shape.map(() => 0);
  for (let d = shape.length - 1; d >= 0; d--) {
    indices[d] = rest % shape[d]!;
    rest = Math.floor(rest / shape[d]!);
  }
  for (let d = shape.length - 1; d >= 0; d--) at = at * shape[d]! + indices[d]!;
  return at;
}
