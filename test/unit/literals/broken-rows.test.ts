import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMatrices, languages, parseMatrix } from '../../../src/core/literals/index.js';
import type { Matrix } from '../../../src/core/matrix.js';
import { generator } from './mutate.js';

/**
 * One row of a readable text is broken in a way that is common. The answer may be a problem, or the whole
 * matrix with the change in it. It must never be a smaller matrix without a word about the row.
 */

interface Whole {
  readonly language: string;
  readonly text: string;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'));

const programs = ['numpy', 'torch', 'pandas', 'series', 'octave', 'r', 'sympy', 'scipy'];

const texts: readonly Whole[] = [
  ...languages.flatMap(({ ids, samples }) => samples.map(([text]) => ({ language: ids[0], text }))),
  ...(read('cases/literals.json') as Whole[]),
  ...(read('cases/pasted.json') as Whole[]),
  ...programs.flatMap((name) => {
    const { cases } = read(`printouts/${name}.json`) as { cases: { text: string }[] };
    // Every fifth case: there are hundreds of each kind.
    return cases.filter((_, k) => k % 5 === 0).map(({ text }) => ({ language: 'plaintext', text }));
  }),
].filter(({ text }) => text.length < 3000);

const number = /(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.%])/g;

type Break = (line: string, at: number, end: number) => string;

/** Changes to one number of a row, from `at` to `end` in its line. */
const breaks: Readonly<Record<string, Break>> = {
  'a star behind it': (line, _at, end) => `${line.slice(0, end)}*${line.slice(end)}`,
  'a unit behind it': (line, _at, end) => `${line.slice(0, end)} kg${line.slice(end)}`,
  'a word instead': (line, at, end) => `${line.slice(0, at)}tbd${line.slice(end)}`,
  'nothing instead': (line, at, end) => line.slice(0, at) + line.slice(end),
  'another separator': (line, _at, end) => `${line.slice(0, end)} / ${line.slice(end)}`,
  'a letter before the row': (line) => line.replace(/\S/, 'q $&'),
  'a star behind the row': (line) => `${line} *`,
};

/** The lines with rows: at least two numbers, and not a heading over blocks of columns. */
function rowsIn(text: string): number[] {
  return text
    .split('\n')
    .flatMap((line, k) =>
      Array.from(line.matchAll(number)).length > 1 && !/\bColumns?\b/.test(line) ? [k] : [],
    );
}

function broken(text: string, row: number, how: Break, pick: (below: number) => number): string {
  const lines = text.split('\n');
  const matches = Array.from(lines[row]!.matchAll(number));
  const match = matches[pick(matches.length)]!;
  lines[row] = how(lines[row]!, match.index, match.index + match[0].length);
  return lines.join('\n');
}

/** Rows in several paragraphs, as in gnuplot: each paragraph is a table by itself too. */
function isInParagraphs(text: string, { reading }: Matrix): boolean {
  return reading?.notation === 'numbers in rows' && /\n\s*\n\s*\S/.test(text);
}

function isSmaller(got: Matrix, whole: Matrix): boolean {
  return got.data.length < whole.data.length;
}

describe.each(Object.entries(breaks))('%s', (_name, how) => {
  it('never makes the matrix smaller in silence', () => {
    const pick = generator(7);
    const faults: string[] = [];
    let tried = 0;
    for (const { language, text } of texts) {
      const whole = parseMatrix(text, language);
      const rows = whole.ok && whole.value.rows > 2 ? rowsIn(text) : [];
      if (!whole.ok || rows.length < whole.value.rows) continue;
      if (isInParagraphs(text, whole.value)) continue;
      const row = rows[pick(rows.length)]!;
      const changed = broken(text, row, how, pick);
      tried++;
      const asked = parseMatrix(changed, language);
      const seen = findMatrices(changed, language).flatMap(({ result }) =>
        result.ok ? [result.value] : [],
      );
      for (const got of [...(asked.ok ? [asked.value] : []), ...seen]) {
        if (isSmaller(got, whole.value)) {
          faults.push(`${language}: ${JSON.stringify(changed)} gives ${got.rows}×${got.cols}`);
          break;
        }
      }
    }
    expect(faults.slice(0, 5), `${faults.length} of ${tried}`).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });
});
