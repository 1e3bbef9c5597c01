import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { parseMatrix } from '../../../../src/core/literals/parse.js';
import type { Matrix } from '../../../../src/core/matrix.js';

/** A case of generate.py, generate.m or generate.R: a program's printout and the matrix that it printed. */
interface Case {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly problem?: string;
  /** The text does not state the shape: it is read when asked, but not reported by a scan. */
  readonly asked?: boolean;
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly (number | 'inf' | '-inf' | null)[];
  readonly abs: number;
  readonly rel: number;
  readonly rowLabels?: readonly string[] | null;
  readonly columnLabels?: readonly string[] | null;
}

const folder = new URL('../../../fixtures/printouts/', import.meta.url);

function load(name: string): { program: string; version: string; cases: readonly Case[] } {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as ReturnType<
    typeof load
  >;
}

/** The first entry whose error is larger than the printout's own precision. */
function difference(matrix: Matrix, wanted: Case): string | undefined {
  if (matrix.rows !== wanted.rows || matrix.cols !== wanted.cols) {
    return `${matrix.rows} × ${matrix.cols} for ${wanted.rows} × ${wanted.cols}`;
  }
  for (let i = 0; i < wanted.data.length; i++) {
    const got = matrix.data[i]!;
    const want = wanted.data[i] ?? null;
    const place = `row ${Math.floor(i / wanted.cols) + 1}, column ${(i % wanted.cols) + 1}`;
    const missing = matrix.missing?.[i] === 1;
    if (missing !== (want === null)) return `${place}: missing ${missing}`;
    if (want === null) continue;
    const value = want === 'inf' ? Infinity : want === '-inf' ? -Infinity : want;
    if (got === value) continue;
    const near = Math.abs(got - value) <= wanted.abs + wanted.rel * Math.abs(value);
    if (!near) {
      return `${place}: ${got} for ${value}`;
    }
  }
  return undefined;
}

describe.each(['numpy', 'torch', 'pandas', 'sympy', 'octave', 'r', 'series', 'scipy'])(
  'printouts of %s',
  (name) => {
    const { program, version, cases } = load(name);

    it(`${program} ${version}: reads back what was printed`, () => {
      const wrong: string[] = [];
      for (const wanted of cases) {
        const result = parseMatrix(wanted.text, wanted.language);
        if (wanted.problem !== undefined) {
          const code = result.ok ? 'a matrix' : result.problem.code;
          if (code !== wanted.problem) wrong.push(`${wanted.id}: ${code} for ${wanted.problem}`);
        } else if (!result.ok) wrong.push(`${wanted.id}: ${result.problem.message}`);
        else {
          const found = difference(result.value, wanted);
          if (found !== undefined) wrong.push(`${wanted.id}: ${found}`);
        }
      }
      expect(cases.length).toBeGreaterThan(60);
      expect(wrong).toEqual([]);
    });

    it(`${program} ${version}: finds it between lines of prose`, () => {
      const wrong: string[] = [];
      const before = 'The result of step 3 was this.\n\n';
      for (const wanted of cases) {
        if (wanted.problem !== undefined || wanted.rows < 2) continue;
        if (wanted.cols < 2 && name !== 'series') continue;
        const text = `${before}${wanted.text}\n\nIt took 12 seconds.\n`;
        const found = findMatrices(text, 'plaintext');
        const [only] = found;
        if (wanted.asked) {
          if (found.length > 0) wrong.push(`${wanted.id}: ${found.length} found`);
          continue;
        }
        if (found.length !== 1 || !only?.result.ok)
          wrong.push(`${wanted.id}: ${found.length} found`);
        else if (only.start < before.length || only.end > before.length + wanted.text.length) {
          wrong.push(`${wanted.id}: range ${only.start} to ${only.end}`);
        } else {
          const off = difference(only.result.value, wanted);
          if (off !== undefined) wrong.push(`${wanted.id}: ${off}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it(`${program} ${version}: keeps the labels`, () => {
      const wrong: string[] = [];
      for (const wanted of cases) {
        const result = parseMatrix(wanted.text, wanted.language);
        if (!result.ok) continue;
        for (const key of ['rowLabels', 'columnLabels'] as const) {
          const labels = wanted[key];
          if (!labels) continue;
          const got = JSON.stringify(result.value[key]);
          if (got !== JSON.stringify(labels)) wrong.push(`${wanted.id}: ${key} ${got}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  },
);
