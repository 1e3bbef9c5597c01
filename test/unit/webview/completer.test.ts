import { describe, expect, it } from 'vitest';
import { heldOutErrors } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import type { CompletionWish, FromCompleter } from '../../../src/protocol/index.js';
import { answerCompleter } from '../../../webview/compute/completer.js';

const films = fromRows([
  [2, NaN, NaN, NaN, 5],
  [NaN, 3, 4, NaN, 2],
  [NaN, NaN, 2, 1, NaN],
]);
const wish: CompletionWish = { method: 'hard-impute', rank: 1, lambda: 0, seed: 1 };

function answers(...request: Parameters<typeof answerCompleter>[0][]): FromCompleter[] {
  const messages: FromCompleter[] = [];
  for (const each of request) answerCompleter(each, (message) => messages.push(message));
  return messages;
}

describe('the completing worker', () => {
  it('answers a completion with progress, the result and an end', () => {
    const messages = answers({ kind: 'complete', requestId: 4, matrix: films, wish });
    expect(messages.every(({ requestId }) => requestId === 4)).toBe(true);
    expect(messages.filter(({ kind }) => kind === 'completing').length).toBeGreaterThan(3);
    const [result, end] = messages.slice(-2);
    expect(end?.kind).toBe('completerDone');
    const data = result?.kind === 'completed' ? result.completion.matrix.data : [];
    const expected = [2, 7.5, 10, 5, 5, 0.8, 3, 4, 2, 2, 0.4, 1.5, 2, 1, 1];
    expect(data.length).toBe(15);
    expected.forEach((value, i) => expect(data[i]).toBeCloseTo(value, 6));
  });

  it('says why when nothing is known', () => {
    const matrix = fromRows([[NaN, NaN]]);
    const messages = answers({ kind: 'complete', requestId: 1, matrix, wish });
    expect(messages.at(-1)).toMatchObject({ kind: 'completerFailed', problem: { code: 'empty' } });
  });

  it('gives rank by rank the held-out errors that all ranks at once have', () => {
    const ranks = [1, 2, 3];
    const messages = answers({ kind: 'holdOut', requestId: 2, matrix: films, wish, ranks });
    const errors = messages.flatMap((m) => (m.kind === 'heldOut' ? [m.error] : []));
    const { method, seed } = wish;
    const together = heldOutErrors(films, { method, seed, ranks });
    expect(together.ok && together.value.errors).toEqual(errors);
    const fractions = messages.flatMap((m) => (m.kind === 'completing' ? [m.fraction] : []));
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(messages.at(-1)?.kind).toBe('completerDone');
  });

  it('has λ chosen by held-out error where the wish leaves it open, and takes the one given else', () => {
    const data = Float64Array.from({ length: 120 }, (_, at) =>
      at % 4 === 1 ? NaN : Math.sin(at) + Math.floor(at / 10) * (at % 10),
    );
    const matrix = { rows: 12, cols: 10, data };
    const lambdaOf = (lambda: number | 'auto') =>
      answers({
        kind: 'complete',
        requestId: 1,
        matrix,
        wish: { ...wish, method: 'soft-impute', lambda },
      }).flatMap((m) => (m.kind === 'completed' ? [m.completion.lambda] : []))[0];
    const [chosen] = answers({
      kind: 'holdOut',
      requestId: 2,
      matrix,
      wish: { ...wish, method: 'soft-impute', lambda: 'auto' },
      ranks: [1],
    }).flatMap((m) => (m.kind === 'heldOut' ? [m.error] : []));
    expect(chosen?.path?.length).toBeGreaterThan(3);
    expect(lambdaOf('auto')).toBe(chosen?.lambda);
    expect(lambdaOf(7)).toBe(7);
  });
});
