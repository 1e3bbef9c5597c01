import { describe, expect, it } from 'vitest';
import { svd, type Matrix } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { exportResult } from '../../../webview/export-result.js';
import { describeDecomposition } from '../../../webview/model/decomposition.js';
import { initialState, type LensState } from '../../../webview/model/state.js';

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

function shown(matrix: Matrix, rank: number): LensState {
  const parts = svd(matrix);
  if (!parts.ok) throw new Error(parts.problem.message);
  const answer = { svd: parts.value, millis: 0, complete: true, beyond: 0, workers: 1 } as const;
  const decomposition = describeDecomposition(matrix, answer);
  return { ...initialState('panel'), source, matrix, decomposition, rank };
}

/** Records what arrives. */
function outlets() {
  const seen: [string, ...unknown[]][] = [];
  return {
    seen,
    insert: (named: readonly { readonly name: string }[]) => {
      seen.push(['insert', ...named.map(({ name }) => name)]);
    },
    copyText: (text: string, what: string) => {
      seen.push(['copy', text, what]);
    },
    openNewFile: (text: string, target: string, why?: string) => {
      seen.push(['newFile', text, target, ...(why === undefined ? [] : [why])]);
    },
    saveFile: (name: string, data: Uint8Array) => {
      seen.push(['save', name, data.length > 0]);
    },
    askFactors: (rank: number) => {
      seen.push(['askFactors', rank]);
    },
  };
}

const diagonal = fromRows([
  [2, 0],
  [0, 1],
]);

const third = fromRows([
  [1 / 3, 0],
  [0, 1],
]);

describe('exportResult', () => {
  it('writes the notation and the digits of the source, or those that are wished', () => {
    const out = outlets();
    const printed = { ...shown(third, 1), given: { ...third, printedDecimals: 3 } };
    const wish = { kind: 'approximation', target: 'numpy' } as const;
    exportResult('copy', wish, { ...printed, rank: 2 }, out);
    exportResult('newFile', { ...wish, digits: 'all' }, { ...printed, rank: 2 }, out);
    exportResult('copy', { ...wish, target: 'latex' }, { ...shown(third, 2), given: third }, out);
    exportResult('copy', { ...wish, target: 'csv' }, { ...printed, rank: 2 }, out);
    exportResult('copy', { ...wish, target: 'torch' }, { ...printed, rank: 2 }, out);
    exportResult('copy', { ...wish, target: 'torch', digits: 'all' }, printed, out);
    const texts = out.seen.map(([, text]) => String(text));
    expect(texts[0]).toContain('[0.333, 0]');
    expect(texts[1]).toMatch(/0\.33333333333333\d+/);
    expect(texts[2]).toMatch(/^\\\[ X_\{2\} = /);
    expect(texts[2]).toContain('0.333 & 0');
    expect(texts[3]).toBe('0.333,0\n0,1\n');
    // Printed decimals are those of a float32 tensor.
    expect(texts[4]).not.toContain('float64');
    expect(texts[5]).toContain('dtype=torch.float64');
  });

  it('copies, inserts and saves the approximation at the rank on screen', () => {
    const out = outlets();
    const state = shown(diagonal, 1);
    for (const action of ['copy', 'insert', 'save'] as const) {
      expect(
        exportResult(action, { kind: 'approximation', target: 'json' }, state, out),
      ).toBeUndefined();
    }
    const [copy, insert, save] = out.seen;
    expect(copy?.[2]).toBe('X_1 (JSON)');
    expect(insert).toEqual(['insert', 'X_1']);
    expect(save).toEqual(['save', 'X-rank-1.npz', true]);
    expect(JSON.stringify(JSON.parse(String(copy?.[1])))).toContain('[[2,0],[0,0]]');
  });

  it('inserts factors into LaTeX with all digits beside the rounded ones, for closed forms', () => {
    const inserted: (number | undefined)[] = [];
    const out = {
      ...outlets(),
      insert: (named: readonly { readonly exact?: Matrix }[]) => {
        inserted.push(named[0]?.exact?.data[0]);
      },
    };
    const tex = { ...source, locator: { ...source.locator, languageId: 'latex' } };
    const state = { ...shown(third, 1), given: third };
    const wish = { kind: 'values', target: 'latex', digits: 'few' } as const;
    exportResult('insert', wish, { ...state, source: tex }, out);
    exportResult('insert', wish, state, out);
    const off = { 'page.closedForms': false };
    exportResult('insert', wish, { ...state, source: tex, memory: off }, out);
    expect(inserted).toEqual([1, undefined, undefined]);
  });

  it('offers a new file where nothing can be inserted', () => {
    const out = outlets();
    const state = shown(diagonal, 1);
    const locator = { ...source.locator, languageId: 'csv' };
    const table = { ...source, place: 'a.csv:1', abilities: ['reveal' as const], locator };
    const wish = { kind: 'approximation', target: 'csv' } as const;
    expect(exportResult('insert', wish, { ...state, source: table }, out)).toBeUndefined();
    expect(out.seen).toHaveLength(1);
    const [action, text, target, why] = out.seen[0]!;
    expect([action, target, why]).toEqual([
      'newFile',
      'csv',
      'a.csv:1 has no place for another matrix.',
    ]);
    expect(text).toMatch(/^2(?:\.0)?,0/m);
  });

  it('says why it does nothing', () => {
    const out = outlets();
    const nothing = initialState('panel');
    expect(exportResult('copy', { kind: 'approximation', target: 'numpy' }, nothing, out)).toMatch(
      /not known yet/,
    );
    expect(exportResult('copy', { kind: 'svd', target: 'numpy' }, shown(diagonal, 0), out)).toMatch(
      /no factors/,
    );
    const large = fromRows(
      Array.from({ length: 2 }, () => Array.from({ length: 130_000 }, () => 1)),
    );
    expect(
      exportResult('copy', { kind: 'approximation', target: 'numpy' }, shown(large, 1), out),
    ).toMatch(/too much/);
    expect(out.seen).toEqual([]);
  });
});
