import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { withLanguages } from '../../../scripts/docs.mjs';
import { findMatrices, languages, parseMatrix, printStatement } from '../../../src/core/index.js';
import { printMatrix } from '../../../src/core/literals/print/index.js';
import { dialectOf, idOfExtension } from '../../../src/core/literals/languages/index.js';
import { bits, matrixOf } from './matrices.js';

const samples = languages.flatMap(({ ids, samples }) =>
  ids.flatMap((id) => samples.map((sample) => [id, ...sample] as const)),
);

describe('every language', () => {
  it.each(samples)('%s: %s', (id, text, rows, cols, entries) => {
    const want = bits(matrixOf(rows, cols, entries));
    const asked = parseMatrix(text, id);
    expect(asked.ok ? bits(asked.value) : asked.problem.message).toBe(want);
    const found = findMatrices(text, id).map(({ result }) => result.ok && bits(result.value));
    expect(found).toEqual([want]);
  });

  it.each(languages.flatMap(({ ids }) => ids))('%s: what is written reads back', (id) => {
    const matrix = matrixOf(4, 2, [1.5, -2, 1e-7, -0, 3, 4e21, Infinity, -Infinity]);
    const result = parseMatrix(printMatrix(matrix, id), id);
    expect(result.ok ? bits(result.value) : result.problem.message).toBe(bits(matrix));
    const holes = matrixOf(2, 2, [1, undefined, undefined, 4]);
    const again = parseMatrix(printMatrix(holes, id), id);
    expect(again.ok ? bits(again.value) : again.problem.message).toBe(bits(holes));
  });

  it.each(languages.flatMap(({ ids, assign }) => (assign ? ids : [])))(
    '%s: a statement reads back',
    (id) => {
      const matrix = matrixOf(2, 2, [1, -2.5, 3, 4]);
      const result = parseMatrix(printStatement(matrix, 'U_3', id), id);
      expect(result.ok ? bits(result.value) : result.problem.message).toBe(bits(matrix));
    },
  );

  it('has ids and extensions of its own', () => {
    const ids = languages.flatMap((language) => language.ids);
    expect(new Set(ids).size).toBe(ids.length);
    const extensions = languages.flatMap((language) => language.extensions ?? []);
    expect(new Set(extensions).size).toBe(extensions.length);
    expect(idOfExtension('jl')).toBe('julia');
    const names = languages.flatMap(({ ids, name, extensions = [], aliases = [] }) => [
      ...new Set([...ids, name, ...extensions, ...aliases].map((one) => one.toLowerCase())),
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says how it read', () => {
    for (const [id, text] of samples) {
      const result = parseMatrix(text, id);
      expect(result.ok && result.value.reading?.notation, `${id}: ${text}`).toMatch(/\S/);
    }
  });

  it('is in the documentation: run `npm run docs` after changing one', async () => {
    const page = await readFile(new URL('../../../docs/literals.md', import.meta.url), 'utf8');
    expect(page).toBe(await withLanguages(page));
  });
});

it('calls an unknown language by its id and reads it as plain text', () => {
  const { name, readers } = dialectOf('no-such-language');
  expect(name).toBe('no-such-language');
  expect(readers).toEqual(dialectOf('plaintext').readers);
});
