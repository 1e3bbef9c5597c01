import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/core/matrix.js';
import { readSaved, save, savedMatrix, savedSecond } from '../../../webview/model/saved.js';
import { initialState } from '../../../webview/model/state.js';

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

describe('what survives a restart', () => {
  it('brings a small matrix back through JSON, holes and infinities too', () => {
    const matrix = fromRows([
      [1.5, NaN],
      [-Infinity, 1e300],
    ]);
    const state = {
      ...initialState('panel'),
      source,
      original: matrix,
      rank: 2,
      view: 'layers' as const,
    };
    const kept = readSaved(JSON.parse(JSON.stringify(save(state))));
    expect(kept).toMatchObject({ source, rank: 2, view: 'layers' });
    const back = kept && savedMatrix(kept);
    expect(back?.data).toEqual(matrix.data);
    expect(back?.missing).toEqual(Uint8Array.of(0, 1, 0, 0));
  });

  it('brings back how the matrix was read, and what was chosen for it', () => {
    const reading = { notation: 'CSV', notes: ['names in row 1'] };
    const chosen = {
      ...source,
      locator: { ...source.locator, as: { transposed: true } },
    };
    const given = { ...fromRows([[1, 2]]), reading };
    const state = { ...initialState('panel'), source: chosen, original: given };
    const kept = readSaved(JSON.parse(JSON.stringify(save(state))));
    expect(kept?.source.locator).toMatchObject({ as: { transposed: true } });
    expect(kept && savedMatrix(kept)?.reading).toEqual(reading);
    const changed = readSaved({ ...kept, matrix: { ...kept?.matrix, reading: 'CSV' } });
    expect(changed && savedMatrix(changed)?.reading).toBeUndefined();
  });

  it('brings L back, and is not fooled by something else in its place', () => {
    const second = { label: 'B', place: 'a.py:9', matrix: fromRows([[1, 2]]) };
    const state = { ...initialState('panel'), source, original: fromRows([[3, 4]]), second };
    const kept = readSaved(JSON.parse(JSON.stringify(save(state))));
    expect(kept && savedSecond(kept)).toEqual(second);
    for (const other of [null, 3, {}, { matrix: 1 }, { matrix: { rows: 1, cols: 2, data: [1] } }]) {
      const changed = readSaved({ ...kept, second: other });
      expect(changed && savedSecond(changed)).toBeUndefined();
    }
  });

  it('keeps the place only when the matrix is large', () => {
    const matrix = { rows: 200, cols: 200, data: new Float64Array(40_000) };
    const kept = save({ ...initialState('panel'), source, original: matrix });
    expect(kept?.matrix).toBeUndefined();
    expect(kept?.source).toEqual(source);
  });

  it('opens what version 0.1.0 kept', () => {
    const old = {
      source: {
        ...{ uri: 'file:///a.py', version: 1, languageId: 'python', start: 4, end: 20 },
        ...{ label: 'X', place: 'a.py:1', selected: false, as: { transposed: true } },
      },
      rank: 2,
      view: 'spectrum',
      memory: { viewport: [0, 0, 1, 1] },
      matrix: { rows: 1, cols: 3, data: [1, null, '-Infinity'] },
    };
    const kept = readSaved(JSON.parse(JSON.stringify(old)));
    expect(kept).toMatchObject({
      source: {
        kind: 'text',
        label: 'X',
        name: 'X',
        locator: { uri: 'file:///a.py', start: 4, end: 20, as: { transposed: true } },
      },
      rank: 2,
      view: 'spectrum',
      memory: { viewport: [0, 0, 1, 1] },
    });
    expect(kept && savedMatrix(kept)?.data).toEqual(Float64Array.of(1, NaN, -Infinity));
    // A choice from another version that this version does not know is dropped.
    const source = { ...old.source, as: { firstRow: 'maybe' } };
    expect(readSaved({ ...old, source })?.source.locator).not.toHaveProperty('as');
  });

  it('brings names and printed digits back', () => {
    const given = {
      ...fromRows([[1.25, 2]]),
      rowLabels: ['a'],
      columnLabels: ['x', 'y'],
      printedDecimals: 2,
    };
    const kept = readSaved(
      JSON.parse(JSON.stringify(save({ ...initialState('panel'), source, original: given }))),
    );
    expect(kept && savedMatrix(kept)).toMatchObject(given);
  });

  it.each([
    undefined,
    null,
    3,
    {},
    { source: 1 },
    { source, rank: -1 },
    { source: { ...source, locator: 'here' }, rank: 1 },
  ])('is not fooled by %j', (value) => {
    expect(readSaved(value)).toBeUndefined();
  });

  it('falls back to the first view when it does not know the kept one', () => {
    expect(readSaved({ source, rank: 1, view: 'tomorrow' })?.view).toBe('approximation');
  });
});
