import { describe, expect, it } from 'vitest';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';
import type { Source } from '../../../src/protocol/index.js';
import { previousOf, type BeforeChange } from '../../../webview/model/previous.js';

function source(kind: string, version: string, id = 'one'): Source {
  return { kind, id, label: 'A', name: 'A', place: '', version, abilities: [], locator: {} };
}

/** What the ghost is made of, when a complete decomposition is on screen. */
function shown(kind: string, given: Matrix): BeforeChange {
  const decomposition = {
    complete: true,
    svd: { s: Float64Array.of(2, 1) },
    tails: Float64Array.of(Math.sqrt(5), 1, 0),
    summary: { frobenius: Math.sqrt(5) },
  };
  return {
    source: source(kind, '1'),
    given,
    decomposition,
    previous: undefined,
  };
}

const before = fromRows([
  [2, 0],
  [0, 1],
]);
const now = fromRows([
  [2, 3],
  [0, 5],
]);

describe('the version before', () => {
  it.each(['variable', 'kernel', 'output', 'given', 'file', 'product', 'difference'])(
    'is kept of a source of the kind %s',
    (kind) => {
      const previous = previousOf(shown(kind, before), source(kind, '2'), now);
      expect(previous?.distance).toBe(5);
      expect(Array.from(previous?.values ?? [])).toEqual([2, 1]);
    },
  );

  it('is not kept of a text, and not of another matrix', () => {
    expect(previousOf(shown('text', before), source('text', '2'), now)).toBeUndefined();
    expect(previousOf(shown('given', before), source('given', '2', 'two'), now)).toBeUndefined();
  });

  it('has no distance when the shape changed', () => {
    const previous = previousOf(shown('output', before), source('output', '2'), fromRows([[1]]));
    expect(previous).toBeDefined();
    expect(previous?.distance).toBeUndefined();
  });
});
