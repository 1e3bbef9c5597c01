import { expect, it } from 'vitest';
import { View } from '../../../src/core/literals/embedded/view.js';
import type { Reader } from '../../../src/core/literals/reader.js';
import { scan } from '../../../src/core/literals/scan.js';

/** A reader that finds nothing, and records the offsets at which it was asked. */
function silent(id: string): { readonly reader: Reader; readonly asked: number[] } {
  const asked: number[] = [];
  const reader: Reader = {
    id,
    next: (_text, from) => void asked.push(from),
    read: (_text, { at }) => ({ resumeAt: at + 1 }),
  };
  return { reader, asked };
}

it('does not ask who stands behind a reader that reads all of the text', () => {
  const text = '# 1 2\n# 3 4\nend\n';
  const end = text.indexOf('end');
  const inside = silent('inside');
  const before = silent('before');
  const behind = silent('behind');
  const comments: Reader = {
    id: 'comments',
    next: (_text, from) => (from === 0 ? { at: 0 } : undefined),
    read: () => ({
      resumeAt: end,
      within: {
        view: () => new View(text, [2, 6, 8, end]),
        readers: [inside.reader],
        note: undefined,
        claimed: true,
      },
    }),
  };
  const readers = [before.reader, comments, behind.reader];
  const found = [...scan(text, { readers, name: 'text' }, { maxEntries: 100 })];
  expect(found).toEqual([]);
  expect(before.asked).toEqual([0]);
  expect(inside.asked).toEqual([0]);
  expect(behind.asked).toEqual([end]);
});
