import { expect, it } from 'vitest';
import { argumentEnd } from '../../../src/core/literals/nested/arguments.js';
import { callAround } from '../../../src/core/literals/nested/sizes-list.js';
import { generator } from './mutate.js';

const pieces = [
  'f(',
  'np.array(',
  '[',
  '(',
  '{',
  '[1, 2]',
  ']',
  ')',
  '}',
  ',',
  ';',
  ' x = ',
  '"a"',
];

/** A text of brackets, calls and commas; most of the brackets are not closed. */
function textOf(random: (below: number) => number): string {
  return Array.from({ length: 80 }, () => pieces[random(pieces.length)]!).join('');
}

/** Offsets of opening brackets, some of them twice and out of order. */
function placesIn(text: string, random: (below: number) => number): number[] {
  const all = Array.from(text.matchAll(/[[({]/g), ({ index }) => index);
  return [...all, ...all.map(() => all[random(all.length)]!)];
}

it('finds the same call around a list, whatever was asked before', () => {
  const random = generator(41);
  for (let run = 0; run < 200; run++) {
    const text = textOf(random);
    for (const at of placesIn(text, random)) {
      // The text up to this place is a new text, for which nothing is cached.
      const alone = text.slice(0, at + 1);
      expect(callAround(text, at)).toEqual(callAround(alone, at));
    }
  }
});

it('finds the same end of an argument, whatever was asked before', () => {
  const random = generator(42);
  const comments = { line: '#' };
  let deep = 0;
  for (let run = 0; run < 200; run++) {
    const text = `${'f([1], '.repeat(random(40))}${textOf(random)}`;
    for (const at of placesIn(text, random)) {
      const end = argumentEnd(text, at, comments, text.length);
      const alone = text.slice(at);
      expect(end).toBe(argumentEnd(alone, 0, comments, text.length - at) + at);
      if (text[end] !== ',' && end < text.length) deep++;
    }
  }
  expect(deep).toBeGreaterThan(100);
});
