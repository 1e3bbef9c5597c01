import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { parseMatrix } from '../../../../src/core/literals/parse.js';
import type { Matrix } from '../../../../src/core/matrix.js';
import type { Result } from '../../../../src/core/result.js';
import { testReading } from '../expect-read.js';
import { generator } from '../mutate.js';

/** A table as people type it, and the matrices that it may mean. */
interface Typed {
  readonly language: string;
  readonly text: string;
  readonly meant: readonly (readonly (readonly string[])[])[];
}

type Random = (below: number) => number;

const words = (
  'a b x y up down red blue grey tan hill moor Ann Bob Cyd alpha beta gamma total mean sd Area North South year ' +
  'height weight no. yes k1 x2 T cost min max q pH cm2 low high'
).split(' ');

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)]!;

type Names = 'none' | 'word' | 'two words' | 'word and number' | 'number' | 'subscript';

function nameOf(random: Random, kind: Names): string {
  const word = pick(random, words);
  if (kind === 'two words') return `${word} ${pick(random, words)}`;
  if (kind === 'word and number') return `${word} ${random(60)}`;
  if (kind === 'number') return String(random(2) === 0 ? 2000 + random(30) : random(20));
  return kind === 'subscript' ? `${word}${random(10)}` : word;
}

function entryOf(random: Random, kind: string): string {
  if (kind === 'whole') return String(random(random(2) === 0 ? 10 : 100));
  if (kind === 'negative') return String(random(200) - 100);
  return ((random(20_000) - 5000) / 100).toFixed(1 + random(2));
}

/** The lines of a grid of cells: aligned to the right or to the left, or with a separator. */
function linesOf(random: Random, grid: readonly (readonly string[])[]): string[] {
  const separator = pick(random, [' ', ' ', '  ', '\t', 'right', 'right', 'left']);
  if (separator !== 'right' && separator !== 'left') return grid.map((row) => row.join(separator));
  const widths = grid[0]!.map((_, j) => Math.max(...grid.map((row) => row[j]!.length)));
  const gap = ' '.repeat(1 + random(3));
  const pad = (cell: string, j: number): string =>
    separator === 'left' ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!);
  return grid.map((row) => row.map(pad).join(gap).trimEnd());
}

function typed(random: Random): Typed {
  const [rows, cols] = [2 + random(4), 1 + random(4)];
  const kind = pick(random, ['whole', 'negative', 'decimal']);
  const rowKind = pick<Names>(random, [
    ...(['none', 'word', 'word', 'word', 'two words'] as const),
    ...(['word and number', 'number', 'subscript'] as const),
  ]);
  const columnKind = pick<Names>(random, ['none', 'word', 'word', 'number', 'subscript']);
  const data = Array.from({ length: rows }, () =>
    Array.from({ length: cols }, () => entryOf(random, kind)),
  );
  const mark = pick(random, ['', '', 'NA', '-', '?']);
  if (mark !== '') data[random(rows)]![random(cols)] = mark;
  const named = (name: Names, length: number): string[] | undefined =>
    name === 'none' ? undefined : Array.from({ length }, () => nameOf(random, name));
  const rowNames = named(rowKind, rows);
  const columnNames = named(columnKind, cols);
  const corner = pick(random, ['', '', 'name', 'item']);
  const grid = data.map((row, i) => (rowNames ? [rowNames[i]!, ...row] : row));
  if (columnNames) grid.unshift(rowNames ? [corner, ...columnNames] : columnNames);
  const lines = linesOf(random, grid);
  if (columnNames && rowNames && corner === '' && random(2) === 0 && !lines[0]!.includes('\t')) {
    lines[0] = ' '.repeat(random(5)) + lines[0]!.trim();
  }
  const title = pick(random, ['', '', '', 'Results', '  totals', 'Table 1', 'measured in cm:']);
  if (title !== '') lines.unshift(title);
  const prefix = pick(random, ['', '', '', '# ', '    ', '> ']);
  const text = lines.map((line) => prefix + line).join('\n');

  // Names that are numbers may be entries: nothing is lost then.
  const meant = [data];
  const areRows = rowKind === 'number';
  const areColumns = columnKind === 'number';
  const withRows = data.map((row, i) => [rowNames?.[i]?.split(' ').at(-1) ?? '', ...row]);
  if (areRows || rowKind === 'word and number') meant.push(withRows);
  if (areColumns) meant.push([columnNames!, ...data]);
  if (areRows && areColumns) meant.push([['', ...columnNames!], ...withRows]);
  const language = pick(random, ['plaintext', 'markdown', 'log', 'python']);
  if (language === 'python') return { language, text: `"""Doc.\n\n${text}\n"""`, meant };
  const isFenced = language === 'markdown' && random(2) === 0;
  return { language, text: isFenced ? `\`\`\`\n${text}\n\`\`\`` : text, meant };
}

/** An entry as written: NaN where it is missing. */
const valueOf = (entry: string): number => (entry === '' ? NaN : Number(entry));

/** The entries in rows; -0 is 0. */
const entriesOf = (rows: readonly (readonly number[])[]): string =>
  rows.map((row) => row.map((x) => String(x + 0)).join(' ')).join('; ');

function rowsOf({ rows, cols, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]);
}

/** How many of the texts are read. */
function checkAll(seed: number, count: number): number {
  const random = generator(seed);
  let read = 0;
  for (let k = 0; k < count; k++) {
    const { language, text, meant } = typed(random);
    const expected = meant.map((rows) => entriesOf(rows.map((row) => row.map(valueOf))));
    const check = (result: Result<Matrix>, how: string): void => {
      if (!result.ok) return;
      const told = `${how} in ${language}:\n${text}`;
      expect(expected, told).toContain(entriesOf(rowsOf(result.value)));
    };
    const asked = parseMatrix(text, language);
    if (asked.ok) read++;
    check(asked, 'asked');
    for (const { result } of findMatrices(text, language)) check(result, 'unasked');
  }
  return read;
}

// Of 4,000 texts from this generator 15 were reported unasked with wrong entries at first: a row was taken as names, a
// number as a part of a name, a title as names, tabs as blanks.
describe('tables as people type them', () => {
  it.each([1, 2, 3])('are read whole or not at all (%i)', (seed) => {
    // More than half of them are read, so that refusing them all would fail.
    expect(checkAll(20261126 + seed, 800)).toBeGreaterThan(400);
  });
});

testReading('what such texts have shown', [
  [
    'names over rows with names, all with single blanks',
    'plaintext',
    '  up down\nred 1 2\nblue 3 4\ngrey 5 6\n',
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  [
    'a first row with a missing entry, above two more',
    'plaintext',
    '18  12  -\n0  62  -\n8  0  0\n15  6  9\n',
    [
      [18, 12, null],
      [0, 62, null],
      [8, 0, 0],
      [15, 6, 9],
    ],
  ],
  [
    'the names of two dimensions',
    'r',
    '   gear\ncyl  3  4  5\n  4  1  8  2\n  6  2  4  1\n  8 12  0  2\n',
    [
      [1, 8, 2],
      [2, 4, 1],
      [12, 0, 2],
    ],
  ],
  ['numbers, a rule and a sum', 'plaintext', '1 2\n3 4\n----\n4 6\n', 'ragged'],
  ['an empty first cell in an aligned row', 'plaintext', 'x\n92      38\n   -98  85\n', 'ragged'],
  ['numbers under a rule below A =', 'plaintext', 'A =\n  11  6\n------\na  3  72\n', 'notNumeric'],
  ['two columns under a header of three', 'plaintext', 'red   hill   x\n92  38\n7  85\n', 'ragged'],
  ['the number of a table above it', 'plaintext', 'Table 1\nsd  28\nSouth  3\n', 'syntax'],
  [
    'a row of missing entries among rows with names',
    'plaintext',
    '        2006\nArea pH 32.6\nNorth A  4.5\nup max     ?\n',
    [[32.6], [4.5], [null]],
  ],
  [
    'tabs that happen to align',
    'python',
    '"""Doc.\n\nin cm\n\tdown\tmin\tmax\nup\t-51\t65\t-68\nAnn\t63\t49\t-49\n"""',
    'none',
  ],
  [
    'a name without entries below named rows',
    'plaintext',
    '  x y z\na 1 2 3\nb 4 5 6\nc\n',
    'syntax',
  ],
  ['a sum that is missing', 'markdown', '      x  y\nred   1  2\nblue  3  4\nTotal\n', 'syntax'],
  [
    'but words below named rows are a remark',
    'plaintext',
    '  x y\na 1 2\nb 3 4\nAll in cm.\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
]);
