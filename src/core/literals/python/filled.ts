import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { filled } from '../concat/block.js';
import { evaluate } from '../expression.js';
import { pythonGrammar } from '../grammar/python.js';
import type { Argument } from '../nested/arguments.js';
import { squeezed } from '../nested/to-matrix.js';
import { problems } from '../problems.js';
import { candidate, type Reader } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { applyMethods, callArguments } from './method-chain.js';
import { readSizes } from './sizes.js';
import { t } from '../../texts.js';

const opening =
  /\b(?:np|numpy|jnp|torch|tf)\.(zeros|ones|empty|full|eye|identity|arange)\s{0,4}\(/g;

/**
 * Arrays of one value, identities and ranges: `np.zeros((2, 3))`, `torch.eye(4)`, `np.arange(6).reshape(2,
 * 3)` (NumPy reference, "Array creation routines"). Reported only when asked: in code they are usually
 * filled later, so a scan would report too much. Because they are read here, the shape `(2, 3)` is not
 * taken for a list.
 */
export const filledReader: Reader = {
  id: 'python-filled',
  notation: 'array by rule',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    const match = opening.exec(text);
    const call = match ? callArguments(text, opening.lastIndex) : undefined;
    if (!match || !call) return { resumeAt: at + 1 };
    const range = { start: at, end: call.end };
    const made =
      match[1] === 'arange'
        ? counted(text, call.args, range, options.maxEntries)
        : make(text, match[1]!, call.args, range, options.maxEntries);
    if (!made) return { resumeAt: call.end };
    const shape = match[1] === 'arange' && made.ok ? [made.value.cols] : undefined;
    const { end, result } = applyMethods(text, call.end, made, at, shape);
    // In a scan the call is ignored, and the text inside it is scanned.
    return { resumeAt: at + 1, found: { start: at, end, result, certainty: 'asked' } };
  },
};

/**
 * `arange(6)`, `arange(1, 7)`, `arange(0, 1, 0.25)`: start, stop (not included), step (NumPy reference,
 * `arange`).
 */
function counted(
  text: string,
  args: readonly Argument[],
  { start, end }: { readonly start: number; readonly end: number },
  maxEntries: number,
): Result<Matrix> | undefined {
  const places = args.filter(({ name }) => name === '');
  const values = places.map((arg) => {
    const { scalar, end: stop } = evaluate(text, arg.start, pythonGrammar);
    return scalar && stop === arg.end && scalar.kind !== 'complex' ? scalar.value : NaN;
  });
  const [from = 0, to = NaN, step = 1] = values.length === 1 ? [0, ...values] : values;
  const count = Math.ceil((to - from) / step);
  if (places.length !== args.filter(({ name }) => name !== 'dtype').length) return undefined;
  if (!Number.isFinite(count) || values.length > 3) return undefined;
  if (count < 1) return problems.empty([0], start, end);
  if (count > maxEntries) return problems.tooLarge(maxEntries, start, end);
  const data = Float64Array.from({ length: count }, (_, k) => from + k * step);
  return success({ rows: 1, cols: count, data });
}

function make(
  text: string,
  name: string,
  args: readonly Argument[],
  { start, end }: { readonly start: number; readonly end: number },
  maxEntries: number,
): Result<Matrix> | undefined {
  const isIdentity = name === 'eye' || name === 'identity';
  const places = args.filter((arg) => arg.name === '' || /^(shape|size|N|M|n|m)$/.test(arg.name));
  const fill = name === 'full' ? args.find((arg) => arg.name === 'fill_value') : undefined;
  const value = fill ?? (name === 'full' ? places.splice(1, 1)[0] : undefined);
  const sizes = places.map((arg) => readSizes(text, arg.start, arg.end));
  const shape = sizes.flatMap((part) => part ?? [NaN]);
  if (isIdentity && shape.length === 1) shape.push(shape[0]!);
  if (shape.length === 0 || !shape.every((size) => Number.isInteger(size) && size >= 0)) {
    return undefined;
  }
  const total = shape.reduce((product, size) => product * size, 1);
  if (total === 0) return problems.empty(shape, start, end);
  if (total > maxEntries) return problems.tooLarge(maxEntries, start, end);
  const kept = squeezed(shape, false);
  if (kept.length > 2) return problems.tooManyDimensions(kept, start, end);
  if (name === 'empty') {
    return problems.syntax(t('empty() leaves its entries as they happen to be'), start, end);
  }
  const number = value ? evaluate(text, value.start, pythonGrammar).scalar : undefined;
  if (name === 'full' && (!number || !Number.isFinite(number.value))) return undefined;
  const constant = number?.value ?? (name === 'ones' ? 1 : 0);
  const [rows, cols] = kept.length === 2 ? [kept[0]!, kept[1]!] : [1, kept[0]!];
  const { data } = filled(rows, cols, (i, j) => (isIdentity ? Number(i === j) : constant));
  return success({ rows, cols, data: Float64Array.from(data) });
}
