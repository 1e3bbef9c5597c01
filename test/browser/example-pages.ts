import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findMatrices, type Matrix } from '../../src/core/index.js';
import { ROOT, type Example } from './web-pages.js';

/** A matrix of a sample, and where its text is. */
async function literal(
  file: string,
  language: string,
  beginning: string,
): Promise<{ matrix: Matrix; text: string; place: string }> {
  const text = await readFile(join(ROOT, 'samples', file), 'utf8');
  const found = findMatrices(text, language).find(({ start, end }) =>
    text.slice(start, end).includes(beginning),
  );
  if (!found?.result.ok) throw new Error(`${file} has no matrix with ${beginning}`);
  const { start, end, result } = found;
  const line = text.slice(0, start).split('\n').length;
  return { matrix: result.value, text: text.slice(start, end), place: `${file}:${line}` };
}

/** One of the pictures of samples/waves.npy, which has a header of so many bytes as its first field says. */
async function wavesOf(picture: number, size: number): Promise<Float64Array> {
  const file = await readFile(join(ROOT, 'samples', 'waves.npy'));
  const start = 10 + file.readUInt16LE(8) + 4 * size * picture;
  return Float64Array.from({ length: size }, (_, i) => file.readFloatLE(start + 4 * i));
}

/** The pages in docs/pages: three samples of different kinds. */
export async function examplePages(): Promise<Readonly<Record<string, Example>>> {
  const worked = await literal('worked.py', 'python', '[3, 2, 5]');
  const ratings = await literal('ratings.tsv', 'tsv', 'Alien');
  const [rows, cols, picture] = [40, 60, 5];
  const waves = await wavesOf(picture, rows * cols);
  return {
    worked: {
      ...{ name: 'X', label: 'X', place: worked.place, matrix: worked.matrix, text: worked.text },
      title: 'A matrix of rank 2 with three columns',
      note: `The third column is the **sum** of the first two, so the rank is 2 and not 3.

- The singular values are 15, 3 and 0.
- At rank 1 the error is exactly \`3\`; move the slider to see it go to 0 at rank 2.`,
      rank: 1,
    },
    ratings: {
      ...{ name: 'ratings', label: 'ratings.tsv', place: ratings.place, matrix: ratings.matrix },
      title: 'Three people, five films',
      note: 'Most ratings are missing. *Completion* says how they were filled, and how sure that is.',
      view: 'completion',
      rank: 1,
    },
    waves: {
      ...{ name: 'waves', label: 'waves.npy[5, :, :]', place: 'waves.npy' },
      matrix: {
        ...{ rows, cols },
        data: waves,
      },
      title: 'One picture of a film of waves',
      note: 'The spectrum says of how many plane waves the picture is made.',
      view: 'spectrum',
      rank: 2,
      memory: {
        look: {
          scale: 'linear',
          reversed: false,
          errorReversed: false,
          range: 'auto',
          colorMap: 'cividis',
        },
      },
    },
  };
}
