import { describe, expect, it } from 'vitest';
import { svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { answerSchema, topics, type Source } from '../../../src/protocol/index.js';
import * as v from 'valibot';
import { answerTo } from '../../../webview/answers.js';
import { describeDecomposition } from '../../../webview/model/decomposition.js';
import { initialState, type LensState } from '../../../webview/model/state.js';

const matrix = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

const source: Source = {
  ...{ kind: 'text', id: 'text-1', label: 'X', name: 'X', place: 'worked.py:6', version: '1' },
  abilities: ['insert'],
  locator: { languageId: 'julia' },
};

function state(rank: number): LensState {
  const factors = svd(matrix);
  if (!factors.ok) throw new Error(factors.problem.message);
  const arrived = { millis: 1, complete: true, beyond: 0, workers: 1 } as const;
  const decomposition = describeDecomposition(matrix, { svd: factors.value, ...arrived });
  return {
    ...initialState('panel'),
    ...{ source, original: matrix, given: matrix, matrix, decomposition, rank },
  };
}

describe('what a page answers to the host', () => {
  it('are the ranks of the rules, with reason and error, each once', () => {
    const answer = answerTo('ranks', state(1));
    if (answer.topic !== 'ranks') throw new Error(answer.topic);
    expect([answer.rank, answer.most]).toEqual([1, 3]);
    expect(answer.ranks.map(({ rank }) => rank)).toEqual([1, 2]);
    const [one, two] = answer.ranks;
    expect(one?.relativeError).toBeCloseTo(3 / Math.hypot(15, 3), 12);
    expect(one?.rules).toContain('90 % of the energy');
    expect(two).toMatchObject({ relativeError: 0, isRecommended: true });
    expect(two?.reason).toContain('only rounding');
  });

  it('are the results at that rank: no factors at rank 0', () => {
    const kinds = (rank: number) => {
      const answer = answerTo('results', state(rank));
      if (answer.topic !== 'results') throw new Error(answer.topic);
      expect(answer.target).toBe('julia');
      return answer.results.map(({ kind }) => kind);
    };
    expect(kinds(0)).toEqual(['approximation', 'values', 'matrix', 'error']);
    expect(kinds(1)).toEqual([
      ...['approximation', 'svd', 'adapter', 'split', 'values', 'matrix', 'error'],
    ]);
  });

  it('is a reason while nothing is decomposed', () => {
    for (const topic of ['ranks', 'results'] as const) {
      expect(answerTo(topic, initialState('panel')).topic).toBe('none');
    }
  });

  it('fits the schema', () => {
    for (const topic of topics.filter((each) => each !== 'status')) {
      expect(v.safeParse(answerSchema, answerTo(topic, state(1))).success).toBe(true);
    }
  });
});
