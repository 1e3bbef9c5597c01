import { commonFunctions } from '../grammar/operators.js';
import { real } from '../numeral.js';
import {
  asNumbers,
  bind,
  generate,
  isSize,
  labels,
  match,
  one,
  type RFunction,
} from './arguments.js';
import { frameFunctions } from './frames.js';
import { outer, sparseMatrix, structure } from './structure.js';
import { numbers, shapeOf, type RNumbers } from './values.js';

const combine: RFunction = (args) => {
  if (args.every(({ value }) => value.kind === 'texts')) {
    return {
      kind: 'texts',
      data: args.flatMap(({ value }) => (value.kind === 'texts' ? value.data : [])),
    };
  }
  const data: number[] = [];
  const names: string[] = [];
  for (const { name, value } of args) {
    if (value.kind !== 'numbers') return undefined;
    for (const x of value.data) data.push(x);
    if (name !== '') names.push(name);
  }
  return {
    ...numbers(data),
    ...(names.length === data.length && data.length > 0 ? { names } : {}),
  };
};

const matrix: RFunction = (args, maxEntries) => {
  const given = match(args, ['data', 'nrow', 'ncol', 'byrow', 'dimnames']);
  const data = given && (given['data'] ? asNumbers(given['data']) : numbers([NaN]));
  if (!given || !data) return undefined;
  const length = data.data.length;
  let rows = one(given['nrow']);
  let cols = one(given['ncol']);
  if ((given['nrow'] && !isSize(rows)) || (given['ncol'] && !isSize(cols))) return undefined;
  rows ??= cols === undefined ? length : Math.ceil(length / cols);
  cols ??= Math.ceil(length / rows);
  // With `nrow = 0` and data, the number of columns would be infinite.
  if (!isSize(rows) || !isSize(cols) || rows * cols > maxEntries) return undefined;
  if (length === 0 && rows * cols > 0) return undefined;
  const byRow = one(given['byrow']) === 1;
  const filled = generate(rows * cols, (k) => {
    const index = byRow ? (k % rows) * cols + Math.floor(k / rows) : k;
    return data.data[index % length]!;
  });
  return { ...numbers(filled), dim: [rows, cols], ...labels(given['dimnames']) };
};

const repeat: RFunction = (args, maxEntries) => {
  const given = match(args, ['x', 'times', 'each', 'length.out']);
  const x = asNumbers(given?.['x']);
  if (!given || !x) return undefined;
  const each = given['each'] ? one(given['each']) : 1;
  const times = given['times'] ? one(given['times']) : 1;
  if (!isSize(each) || !isSize(times)) return undefined;
  const copies = Math.min(each, maxEntries);
  if (x.data.length * copies > maxEntries) return undefined;
  const spread =
    copies === 1
      ? x.data
      : generate(x.data.length * copies, (k) => x.data[Math.floor(k / copies)]!);
  const length = given['length.out'] ? one(given['length.out']) : spread.length * times;
  if (!isSize(length) || length > maxEntries || spread.length === 0) return undefined;
  return numbers(generate(length, (k) => spread[k % spread.length]!));
};

const sequence: RFunction = (args, maxEntries) => {
  const given = match(args, ['from', 'to', 'by', 'length.out']);
  if (!given) return undefined;
  const from = given['from'] ? one(given['from']) : 1;
  const to = one(given['to']);
  const count = one(given['length.out']);
  if (from === undefined) return undefined;
  if (count !== undefined && isSize(count) && count <= maxEntries) {
    const by = one(given['by']) ?? (to === undefined ? 1 : (to - from) / Math.max(1, count - 1));
    return numbers(generate(count, (k) => from + k * by));
  }
  if (to === undefined) return countTo(1, from, 1, maxEntries);
  return countTo(from, to, one(given['by']) ?? (to < from ? -1 : 1), maxEntries);
};

/** from, from + by, … up to `to`, with R's tolerance of 1e-10 steps (seq.default). */
export function countTo(
  from: number,
  to: number,
  by: number,
  maxEntries: number,
): RNumbers | undefined {
  const steps = Math.floor((to - from) / by + 1e-10);
  if (!(steps >= 0) || steps + 1 > maxEntries) return undefined;
  return numbers(generate(steps + 1, (k) => from + k * by));
}

const array: RFunction = (args, maxEntries) => {
  const given = match(args, ['data', 'dim', 'dimnames']);
  const data = asNumbers(given?.['data']);
  const dim = asNumbers(given?.['dim'])?.data;
  if (!given || !data || !dim?.every(isSize) || data.data.length === 0) return undefined;
  const length = dim.reduce((product, size) => product * size, 1);
  // Written so that NaN fails too: a size of 0 times an infinite product.
  if (!(length <= maxEntries)) return undefined;
  const filled = generate(length, (k) => data.data[k % data.data.length]!);
  return { ...numbers(filled), dim, ...labels(given['dimnames']) };
};

const diagonal: RFunction = (args, maxEntries) => {
  const given = match(args, ['x', 'nrow', 'ncol']);
  const x = asNumbers(given?.['x']);
  if (!given || !x || x.dim) return undefined;
  const n =
    x.data.length === 1 && !given['nrow'] ? x.data[0] : (one(given['nrow']) ?? x.data.length);
  if (!isSize(n) || n * n > maxEntries) return undefined;
  const values = x.data.length === 1 && !given['nrow'] ? [1] : x.data;
  const data = generate(n * n, (k) => {
    const row = k % n;
    return row === Math.floor(k / n) ? values[row % values.length]! : 0;
  });
  return { ...numbers(data), dim: [n, n] };
};

const turn: RFunction = ([arg]) => {
  if (arg?.value.kind !== 'numbers') return undefined;
  const { value } = arg;
  const { rows, cols } = value.dim ? shapeOf(value) : { rows: value.data.length, cols: 1 };
  const data = generate(rows * cols, (k) => {
    return value.data[Math.floor(k / cols) + (k % cols) * rows]!;
  });
  const { rowNames, columnNames } = value;
  return {
    ...numbers(data),
    dim: [cols, rows],
    ...(columnNames ? { rowNames: columnNames } : {}),
    ...(rowNames ? { columnNames: rowNames } : {}),
  };
};

const list: RFunction = (args) => ({ kind: 'list', items: args });
const same: RFunction = ([arg]) => arg?.value;

const functions: Readonly<Record<string, RFunction>> = {
  c: combine,
  matrix,
  rbind: bind(true),
  cbind: bind(false),
  ...frameFunctions,
  outer,
  Matrix: matrix,
  sparseMatrix,
  rep: repeat,
  rep_len: (args, maxEntries) =>
    repeat(
      args.map((arg, k) => (k === 1 ? { ...arg, name: 'length.out' } : arg)),
      maxEntries,
    ),
  seq: sequence,
  seq_len: sequence,
  array,
  structure,
  diag: diagonal,
  t: turn,
  list,
  numeric: (args, maxEntries) =>
    repeat([{ name: 'x', value: numbers([0]), start: 0, end: 0 }, ...args], maxEntries),
  'as.matrix': same,
  'as.numeric': same,
  'as.integer': same,
  rev: ([arg]) =>
    arg?.value.kind === 'numbers' ? numbers([...arg.value.data].reverse()) : undefined,
};

/** Calls that return a matrix, for the scan. */
export const matrixCalls: ReadonlySet<string> = new Set([
  'matrix',
  'rbind',
  'cbind',
  'data.frame',
  'data.table',
  'tibble',
  'array',
  'structure',
  'tribble',
  'read.table',
  'read.csv',
  'read.csv2',
  'read.delim',
  'outer',
  'sparseMatrix',
  'diag',
  't',
]);

export function rFunction(name: string): RFunction | undefined {
  if (Object.hasOwn(functions, name)) return functions[name];
  if (!Object.hasOwn(commonFunctions, name)) return undefined;
  const apply = commonFunctions[name]!;
  return ([arg, ...rest]) => {
    if (arg?.value.kind !== 'numbers' || rest.length > 0) return undefined;
    return { ...arg.value, data: arg.value.data.map((x) => apply([real(x)])?.value ?? NaN) };
  };
}
