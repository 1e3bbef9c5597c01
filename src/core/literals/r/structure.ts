import { asNumbers, generate, isSize, labels, match, type RFunction } from './arguments.js';
import { dataFrame } from './frames.js';
import { numbers, type RUneven, type RValue } from './values.js';
import { t } from '../../texts.js';

/**
 * Numbers with their sizes. `dput` writes them column by column (`structure(c(1, 2), dim = 1:2)`). BUGS
 * writes `.Data =`, which R never does, and its numbers run along the rows (WinBUGS manual, "Formatting of
 * data"). A list of the class data.frame is a table.
 */
export const structure: RFunction = (args, maxEntries) => {
  const attributes = new Map(args.slice(1).map(({ name, value }) => [name, value]));
  const [first] = args;
  const classes = attributes.get('class') ?? attributes.get('.S3Class');
  const is = (name: string): boolean => classes?.kind === 'texts' && classes.data.includes(name);
  if (!first || args.slice(1).some(({ name }) => name === '')) return undefined;
  if (is('factor'))
    return factor(first.value, attributes.get('levels') ?? attributes.get('.Label'));
  if (is('data.frame')) return frameOf(first.value, attributes, maxEntries);
  const given = match(args, ['.Data', 'dim', '.Dim', 'dimnames', '.Dimnames', 'class', 'names']);
  const data = asNumbers(given?.['.Data']);
  const dim = asNumbers(given?.['dim'] ?? given?.['.Dim'])?.data;
  if (!given || !data || !dim) return undefined;
  if (dim.reduce((product, size) => product * size, 1) !== data.data.length) return undefined;
  const names = labels(given['dimnames'] ?? given['.Dimnames']);
  if (first.name !== '.Data' || dim.length !== 2) return { ...numbers(data.data), dim, ...names };
  const [rows, cols] = [dim[0]!, dim[1]!];
  const turned = generate(data.data.length, (k) => {
    return data.data[(k % rows) * cols + Math.floor(k / rows)]!;
  });
  const notes = [t('along the rows, as BUGS has it')];
  return { ...numbers(turned), dim, ...names, isBugs: true, notes };
};

/** `structure(1:2, levels = c("a", "b"), class = "factor")`: texts. */
function factor(codes: RValue, levels: RValue | undefined): RValue | undefined {
  if (codes.kind !== 'numbers' || levels?.kind !== 'texts') return undefined;
  const data = codes.data.map((code) => levels.data[code - 1]);
  return data.every((text) => text !== undefined) ? { kind: 'texts', data } : undefined;
}

/** A list with its names and row names, read as a table. */
function frameOf(
  value: RValue,
  attributes: ReadonlyMap<string, RValue>,
  maxEntries: number,
): RValue | RUneven | undefined {
  if (value.kind !== 'list') return undefined;
  const named = attributes.get('names') ?? attributes.get('.Names');
  const names = named?.kind === 'texts' ? named.data : [];
  const columns = value.items.map((item, k) => ({ ...item, name: item.name || (names[k] ?? '') }));
  const rowNames = attributes.get('row.names');
  const rows = rowNames && { name: 'row.names', value: rowNames, start: 0, end: 0 };
  return dataFrame(rows ? [...columns, rows] : columns, maxEntries);
}

/** `outer(x, y)`: all products (R manual, `outer`). */
export const outer: RFunction = (args, maxEntries) => {
  const given = match(args, ['X', 'Y']);
  const [x, y] = [asNumbers(given?.['X']), asNumbers(given?.['Y'])];
  if (!x || !y || x.dim || y.dim || x.data.length * y.data.length > maxEntries) return undefined;
  const rows = x.data.length;
  const data = generate(rows * y.data.length, (k) => {
    return x.data[k % rows]! * y.data[Math.floor(k / rows)]!;
  });
  return { ...numbers(data), dim: [rows, y.data.length] };
};

/** Package Matrix: `sparseMatrix(i, j, x = …, dims = …)`; entries at the same place are added. */
export const sparseMatrix: RFunction = (args, maxEntries) => {
  const given = match(args, ['i', 'j', 'p', 'x', 'dims', 'dimnames']);
  const [i, j] = [asNumbers(given?.['i'])?.data, asNumbers(given?.['j'])?.data];
  const x = given?.['x'] ? asNumbers(given['x'])?.data : [1];
  const dims = given?.['dims'] ? asNumbers(given['dims'])?.data : undefined;
  if (!given || given['p'] || !i || !j || !x || i.length !== j.length) return undefined;
  const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), 0);
  const [rows, cols] = dims ?? [most(i), most(j)];
  if (!isSize(rows) || !isSize(cols) || !(rows * cols <= maxEntries)) return undefined;
  if (x.length !== 1 && x.length !== i.length) return undefined;
  const data = generate(rows * cols, () => 0);
  for (let k = 0; k < i.length; k++) {
    const [row, column] = [i[k]!, j[k]!];
    const fits = Number.isInteger(row) && Number.isInteger(column) && row >= 1 && column >= 1;
    if (!fits || row > rows || column > cols) return undefined;
    data[(column - 1) * rows + row - 1]! += x[x.length === 1 ? 0 : k]!;
  }
  return { ...numbers(data), dim: [rows, cols], ...labels(given['dimnames']) };
};
