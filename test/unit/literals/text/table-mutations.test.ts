import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { parseMatrix } from '../../../../src/core/literals/parse.js';
import type { Matrix } from '../../../../src/core/matrix.js';
import type { Result } from '../../../../src/core/result.js';
import { generator } from '../mutate.js';

/** A readable table: its language, the separator of its cells, the rows with numbers. */
interface Table {
  readonly language: string;
  readonly separator: string;
  readonly header?: string;
  readonly rows: readonly (readonly string[])[];
}

const numbers = [
  ['1.5', '-2', '3e-2'],
  ['4', '0.25', '6'],
  ['7', '8', '-9.75'],
  ['10', '11.5', '12'],
];
const named = numbers.map((row, i) => [`row${i}`, ...row]);
const tables: readonly Table[] = [
  ...[',', ';', '\t'].flatMap((separator) => [
    { language: separator === '\t' ? 'tsv' : 'csv', separator, rows: numbers },
    { language: 'csv', separator, header: ['a', 'b', 'c'].join(separator), rows: numbers },
    { language: 'csv', separator, header: ['n', 'a', 'b', 'c'].join(separator), rows: named },
    { language: 'csv', separator, rows: named },
    { language: 'csv', separator, header: ['', 'a', 'b', 'c'].join(separator), rows: named },
  ]),
  ...['plaintext', 'markdown', 'log'].flatMap((language) => [
    { language, separator: ' ', rows: numbers },
    { language, separator: '  ', rows: named },
    { language, separator: '\t', rows: numbers },
    { language, separator: ' ', header: 'result:', rows: numbers },
    { language, separator: ' ', header: 'aa bb cc', rows: numbers },
    { language, separator: ' ', header: 'name aa bb cc', rows: named },
  ]),
  { language: 'plaintext', separator: ', ', rows: numbers },
  {
    language: 'csv',
    separator: ';',
    rows: numbers.map((row) => row.map((cell) => cell.replace('.', ','))),
  },
  {
    language: 'csv',
    separator: ',',
    header: 'a,b,c',
    rows: numbers.map((row) => row.map((cell) => `${cell.replace(/e.*/, '')} kg`)),
  },
  {
    language: 'tsv',
    separator: '\t',
    rows: numbers.map((row) => row.map((cell) => `${cell.replace(/e.*/, '')}%`)),
  },
];

function write({ separator, header, rows }: Table): string {
  const lines = rows.map((row) => row.join(separator));
  return `${[...(header === undefined ? [] : [header]), ...lines].join('\n')}\n`;
}

function put(row: readonly string[], at: number, cell: string): string[] {
  return row.map((old, k) => (k === at ? cell : old));
}

const breaks: readonly [string, (row: string[], at: number, separator: string) => string][] = [
  ['a unit', (row, at, s) => put(row, at, `${row[at]!} cm`).join(s)],
  ['a unit without a blank', (row, at, s) => put(row, at, `${row[at]!}cm`).join(s)],
  ['a star', (row, at, s) => put(row, at, `${row[at]!}*`).join(s)],
  ['a star apart', (row, at, s) => put(row, at, `${row[at]!} *`).join(s)],
  ['a missing cell', (row, at, s) => row.filter((_, k) => k !== at).join(s)],
  ['a word', (row, at, s) => put(row, at, 'none of it').join(s)],
  ['one word', (row, at, s) => put(row, at, 'word').join(s)],
  ['other separators', (row, _, s) => row.join(s.includes(';') ? ',' : ';')],
  ['a decimal mark', (row, at, s) => put(row, at, s === ';' ? '2.125' : '2,125').join(s)],
  ['another number', (row, at, s) => put(row, at, `${row[at]!} 5`).join(s)],
  ['a row cut off', (row, at, s) => row.slice(0, Math.max(1, at)).join(s)],
];

/** The number of rows and the entries of a matrix as one text. */
function entriesOf(matrix: Matrix): string {
  return [matrix.rows, ...matrix.data].join(' ');
}

describe('a table with one broken row', () => {
  const random = generator(20260101);
  it.each(tables.map((table) => [write(table), table] as const))(
    'is never a smaller matrix, or the same one: %j',
    (text, table) => {
      const whole = parseMatrix(text, table.language);
      if (!whole.ok) expect.fail(`not read: ${whole.problem.message}`);
      const check = (result: Result<Matrix> | undefined, broken: string, how: string): void => {
        if (!result?.ok) return;
        const { rows, cols } = result.value;
        const told = `${how}: ${rows} × ${cols} from\n${broken}`;
        expect(rows, told).toBeGreaterThanOrEqual(whole.value.rows);
        expect(cols, told).toBeGreaterThanOrEqual(whole.value.cols);
        expect(entriesOf(result.value), told).not.toBe(entriesOf(whole.value));
      };
      for (let which = 0; which < table.rows.length; which++) {
        for (const [how, broken] of breaks) {
          const row = table.rows[which]!;
          const first = row.length > 3 ? 1 : 0;
          const at = first + random(row.length - first);
          const lines = text.split('\n');
          const line = which + (table.header === undefined ? 0 : 1);
          lines[line] = broken([...row], at, table.separator);
          const changed = lines.join('\n');
          check(parseMatrix(changed, table.language), changed, how);
          for (const { result } of findMatrices(changed, table.language)) {
            check(result, changed, `${how}, unasked`);
          }
        }
      }
    },
  );
});
