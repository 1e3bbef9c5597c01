import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt } from '../../../src/core/index.js';

const folder = new URL('../../../samples/', import.meta.url);

const languages: Readonly<Record<string, string>> = {
  '.R': 'r',
  '.csv': 'csv',
  '.jl': 'julia',
  '.json': 'json',
  '.m': 'matlab',
  '.md': 'markdown',
  '.mjs': 'javascript',
  '.py': 'python',
  '.tex': 'latex',
  '.tsv': 'tsv',
  '.txt': 'plaintext',
};

/** The shapes of the matrices of each sample, in order. */
const shapes: Readonly<Record<string, readonly string[]>> = {
  'README.md': [],
  'data.json': ['4×12'],
  'example.R': ['4×4', '3×3'],
  'example.jl': ['2×2', '3×4'],
  'example.m': ['2×3', '5×5', '6×6'],
  'lora.py': ['8×8'],
  'make_harbour.py': ['5×3', '5×3'],
  'make_large_csv.mjs': [],
  'make_waves.py': [],
  'make_weights.py': [],
  'notes.md': ['3×4', '3×3', '3×4'],
  'notes.tex': ['2×3', '2×3', '3×3'],
  'ratings.csv': ['3×5'],
  'ratings.tsv': ['3×5'],
  'spectrum.txt': ['5×5'],
  'worked.py': ['4×3', '2×3', '2×3', '2×2', '3×8', '3×4', '3×5'],
};

describe('the samples', () => {
  const texts = readdirSync(folder).filter((name) => extname(name) in languages);
  it.each(texts.map((name) => [name]))(
    '%s reads the same with the cursor anywhere in its matrices',
    (name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const language = languages[extname(name)]!;
      const found = findMatrices(text, language);
      expect(
        found.map(({ result }) =>
          result.ok ? `${result.value.rows}×${result.value.cols}` : result.problem.message,
        ),
      ).toEqual(shapes[name]);
      for (const { start, end, result } of found) {
        for (let at = start; at <= end; at++) {
          const here = matrixAt(text, language, at, { least: 'asked' });
          const shown = here?.result.ok ? here.result.value.data : here;
          expect(shown, `${name}, offset ${at} of ${start}…${end}`).toEqual(
            result.ok && result.value.data,
          );
        }
      }
    },
  );
});
