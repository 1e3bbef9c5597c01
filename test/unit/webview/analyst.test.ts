import { describe, expect, it } from 'vitest';
import { challengerIds, svd, type Matrix } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import type { Answer, FromAnalyst, Question } from '../../../src/protocol/index.js';
import { Analyst } from '../../../webview/compute/analyst.js';

function ask(matrix: Matrix, question: Question): { answers: Answer[]; last: FromAnalyst } {
  const parts = svd(matrix);
  if (!parts.ok) throw new Error(parts.problem.message);
  const messages: FromAnalyst[] = [];
  let clock = 0;
  const analyst = new Analyst(
    (message) => messages.push(message),
    () => clock++,
  );
  analyst.receive({ kind: 'subject', matrix, svd: parts.value });
  analyst.receive({ kind: 'ask', requestId: 5, question });
  expect(messages.every(({ requestId }) => requestId === 5)).toBe(true);
  const answers = messages.flatMap((m) => (m.kind === 'answer' ? [m.answer] : []));
  return { answers, last: messages.at(-1)! };
}

const worked = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

describe('the analyst', () => {
  it('completes U and V', () => {
    const { answers, last } = ask(worked, { about: 'fullForm' });
    const form = answers[0]?.about === 'fullForm' ? answers[0].form : undefined;
    expect([form?.u.cols, form?.v.cols, form?.essential]).toEqual([4, 3, 2]);
    expect(last.kind).toBe('answered');
  });

  it('goes four ways to the same approximation, and measures each', () => {
    const { answers } = ask(worked, { about: 'ways', rank: 1 });
    expect(answers.map(({ about }) => about)).toEqual(['ways', 'gram', 'ways']);
    const ways = answers[2]?.about === 'ways' ? answers[2].ways : [];
    expect(ways.map(({ id }) => id)).toEqual(['left', 'right', 'diagonal', 'gram']);
    for (const way of ways) {
      expect(way.difference).toBeLessThan(1e-13);
      expect(way.error).toBeCloseTo(3, 12);
      expect(way.millis).toBe(1);
    }
  });

  it('finds RᵀR three ways, with the error that the left-out σ say', () => {
    const [w, l] = [fromRows([[3, 2, 5], [2, 3, 5]]), fromRows([[2, -2, 0], [5, 5, 10]])]; // prettier-ignore
    const { answers } = ask(worked, { about: 'stacked', w, l, rank: 1 });
    const stacked = answers[0]?.about === 'stacked' ? answers[0].stacked : undefined;
    expect(stacked?.ways.map(({ id }) => id)).toEqual(['svd', 'eigenLate', 'eigenEarly']);
    for (const way of stacked?.ways ?? []) expect(way.difference).toBeLessThan(1e-12);
    // σ₂ = 3, so the omitted eigenvalue is 9.
    expect(stacked?.error).toBeCloseTo(9, 11);
    expect(stacked?.product?.data[8]).toBeCloseTo(150, 10);
  });

  it('answers with each challenger as it is measured, and keeps those of the last rank', () => {
    const parts = svd(worked);
    if (!parts.ok) throw new Error(parts.problem.message);
    const answers: Answer[] = [];
    const analyst = new Analyst(
      (message) => {
        if (message.kind === 'answer') answers.push(message.answer);
      },
      () => 0,
    );
    analyst.receive({ kind: 'subject', matrix: worked, svd: parts.value });
    const question = { about: 'challengers', rank: 1, decimals: 2 } as const;
    analyst.receive({ kind: 'ask', requestId: 1, question });
    const lengths = answers.map((a) => (a.about === 'challengers' ? a.challengers.length : 0));
    expect(lengths).toEqual(challengerIds.map((_, i) => i + 1));
    answers.length = 0;
    analyst.receive({ kind: 'ask', requestId: 2, question });
    expect(answers).toHaveLength(1);
    answers.length = 0;
    analyst.receive({ kind: 'ask', requestId: 3, question: { ...question, rank: 2 } });
    expect(answers).toHaveLength(challengerIds.length);
  });

  it('answers with the challenger of a turn alone', () => {
    const turn = { kept: 1, left: 2, degrees: 90 };
    const { answers } = ask(worked, { about: 'turned', rank: 1, turn });
    expect(answers.map(({ about }) => about)).toEqual(['turned']);
    const [own] = answers;
    // v₂ instead of v₁ keeps 3 and loses 15.
    expect(own?.about === 'turned' ? own.challenger.error : NaN).toBeCloseTo(15, 11);
  });

  it('refuses W and L of different widths', () => {
    const { last } = ask(worked, { about: 'stacked', w: worked, l: fromRows([[1]]), rank: 1 });
    expect(last).toMatchObject({ kind: 'refused', problem: { code: 'ragged' } });
  });
});
