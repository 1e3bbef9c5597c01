import { describe, expect, it } from 'vitest';
import { readToHost, readToPage } from '../../../src/protocol/index.js';

const source = {
  kind: 'text',
  id: 'text-1',
  label: 'X',
  name: 'X',
  place: 'a.py:1',
  version: '1',
  abilities: ['reveal', 'insert', 'readAs'] as ('reveal' | 'insert' | 'readAs')[],
  locator: { uri: 'file:///a.py', start: 0, end: 16, selected: false },
};

const show = (matrix: unknown) => ({ type: 'show', job: 1, source, matrix });

describe('messages to the page', () => {
  it('accepts a matrix whose data fit its shape', () => {
    const message = readToPage(show({ rows: 2, cols: 2, data: new Float64Array(4) }));
    expect(message).toMatchObject({ type: 'show', job: 1 });
  });

  it.each([
    ['too few entries', { rows: 2, cols: 2, data: new Float64Array(3) }],
    ['a plain array', { rows: 1, cols: 2, data: [1, 2] }],
    ['a negative size', { rows: -1, cols: 2, data: new Float64Array(0) }],
    ['half a row', { rows: 1.5, cols: 2, data: new Float64Array(3) }],
    [
      'a mask of another size',
      { rows: 1, cols: 2, data: new Float64Array(2), missing: new Uint8Array(1) },
    ],
  ])('refuses %s', (_what, matrix) => {
    expect(readToPage(show(matrix))).toBeInstanceOf(Error);
  });

  const reading = { notation: 'CSV', notes: ['names in row 1'], doubt: 'Row 1 may be data.' };

  it('keeps how the text was read, whole and in parts', () => {
    const data = new Float64Array(4);
    expect(readToPage(show({ rows: 2, cols: 2, data, reading }))).toMatchObject({
      matrix: { reading },
    });
    const begin = { type: 'begin', job: 1, source, rows: 2, cols: 2, reading };
    expect(readToPage(begin)).toMatchObject({ reading });
    expect(
      readToPage(show({ rows: 2, cols: 2, data, reading: { notation: 1, notes: [] } })),
    ).toBeInstanceOf(Error);
  });

  it('says which field is wrong', () => {
    const answer = readToPage({ type: 'busy', job: 'one', text: '' });
    expect(answer).toBeInstanceOf(Error);
    if (answer instanceof Error) expect(answer.message).toContain('job');
  });
});

describe('messages to the host', () => {
  it('accepts a page that comes back with what it showed', () => {
    expect(readToHost({ type: 'ready', source })).toMatchObject({ type: 'ready', source });
  });

  it('keeps how a person wants the matrix read', () => {
    const as = { firstRow: 'data', columns: [0, 2], transposed: true };
    expect(readToHost({ type: 'readAs', as })).toMatchObject({ as });
    expect(readToHost({ type: 'readAs', as: { columns: [-1] } })).toBeInstanceOf(Error);
  });

  it('takes any plain place, and refuses what is no source', () => {
    const locator = { file: 'a.npz', path: ['w', 3] };
    expect(
      readToHost({ type: 'ready', source: { ...source, kind: 'file', locator } }),
    ).toMatchObject({ source: { kind: 'file', locator } });
    for (const change of [{ locator: 'a.npz' }, { abilities: ['fly'] }, { id: 7 }]) {
      const message = { type: 'ready', source: { ...source, ...change } };
      expect(readToHost(message)).toBeInstanceOf(Error);
    }
  });

  it.each([undefined, null, 7, 'ready', {}, { type: 'eval', code: '1' }])('refuses %j', (raw) => {
    expect(readToHost(raw)).toBeInstanceOf(Error);
  });
});
