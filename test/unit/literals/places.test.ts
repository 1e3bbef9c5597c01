import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt } from '../../../src/core/literals/index.js';
import { printMatrix } from '../../../src/core/literals/print/index.js';
import { generator, mutant } from './mutate.js';
import { anyMatrix, bits } from './matrices.js';

/** Code around a literal, for each language: the text before it and after it. */
const surroundings: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  python: [
    ['import numpy as np\nx = f(a[0], "[[")\nA = ', '\nprint(A)\n'],
    ['# [[ an open bracket\ng(', ', axis=(0, 1))\n'],
  ],
  javascript: [['const a = o[0];\nconst m = ', ';\nf([1, 2]);\n']],
  json: [['{"a": [1, 2], "w": ', ', "s": "]]"}']],
  matlab: [["x = y';\nA = ", ';\nB = A(1, :);\n']],
  julia: [['x = y[1]\nA = ', '\nf(A)\n']],
  r: [['x <- c(1, 2)\nm <- ', '\nprint(m)\n']],
  java: [['class A { int[] x = {1};\n double[][] m = ', '; }\n']],
  go: [['package main\nvar m = ', '\nfunc main() { f(m) }\n']],
  rust: [['fn main() { let m = ', '; }\n']],
  fortran: [['x(1) = 2\na = ', '\nend\n']],
};

describe('what is found does not depend on the text around it, and its range is exact', () => {
  it.each(Object.keys(surroundings))('%s', (id) => {
    fc.assert(
      fc.property(
        anyMatrix(undefined, 2),
        fc.constantFrom(...surroundings[id]!),
        (matrix, [before, after]) => {
          const literal = printMatrix(matrix, id);
          const text = before + literal + after;
          const found = findMatrices(text, id);
          expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([literal]);
          const [{ result }] = found as [(typeof found)[0]];
          expect(result.ok ? bits(result.value) : result.problem).toEqual(bits(matrix));
          const middle = before.length + Math.floor(literal.length / 2);
          expect(matrixAt(text, id, middle)).toEqual(found[0]);
        },
      ),
      { numRuns: 60, seed: 20261121 },
    );
  });
});

it('the literal at the cursor is the one that the whole document has there', () => {
  const random = generator(42);
  let hits = 0;
  for (let run = 0; run < 1500; run++) {
    const { language, text } = mutant(random);
    const offset = random(text.length + 1);
    const all = findMatrices(text, language);
    const want = all.find(({ start, end }) => start <= offset && offset <= end);
    if (want) hits++;
    const got = matrixAt(text, language, offset);
    // A bracket is open at the cursor, but a syntax error ended the reading before the cursor: it is
    // reported too.
    const isBroken = got?.result.ok === false && got.result.problem.code === 'syntax';
    const same = want ?? (isBroken ? all.find(({ start }) => start === got.start) : undefined);
    expect(got, `${language}: ${JSON.stringify(text)}`).toEqual(same);
  }
  expect(hits).toBeGreaterThan(200);
});

it('a half-written call hides what it holds, whoever asks first', () => {
  const text = 'Float64[1; 2]; reshape([1,1, 2)';
  for (let at = text.indexOf('reshape'); at <= text.length; at++) {
    expect(matrixAt(text, 'julia', at)).toBeUndefined();
  }
});

it('a literal far longer than the window is found from its middle', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `[${i}, ${i + 1}, ${i + 2}]`);
  const text = `x = 1\nA = [${rows.join(',\n')}]\ny = 2\n`;
  const found = matrixAt(text, 'python', Math.floor(text.length / 2));
  expect(found?.result.ok && found.result.value.rows).toBe(20_000);
});
