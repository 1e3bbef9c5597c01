import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../src/core/index.js';
import type { Answer, Question } from '../../src/protocol/index.js';
import { useLens, useLensState } from './context.js';

export interface Analysis {
  /** The newest answer of each kind. */
  readonly answers: { readonly [About in Answer['about']]?: Extract<Answer, { about: About }> };
  readonly problem?: Problem;
  readonly running: boolean;
}

const idle: Analysis = { answers: {}, running: false };

/**
 * Sends a question about the matrix on screen to the analysing worker, again whenever `key` changes. The
 * answers to the last question stay until the new ones come, but those for another matrix do not.
 *
 * @param question undefined sends nothing.
 * @param key says whether it is the same question; always with the same number of values.
 */
export function useAnalysis(question: Question | undefined, key: readonly unknown[]): Analysis {
  const { controller } = useLens();
  const matrix = useLensState((state) => state.matrix);
  const svd = useLensState((state) => state.decomposition?.svd);
  const [held, setHeld] = useState({ of: svd, analysis: idle });
  const analysis = held.of === svd ? held.analysis : idle;
  useEffect(() => {
    if (!matrix || !svd || !question) return;
    const change = (by: (old: Analysis) => Analysis) =>
      setHeld((old) => ({ of: svd, analysis: by(old.of === svd ? old.analysis : idle) }));
    change(({ answers }) => ({ answers, running: true }));
    controller.analyst.ask({ matrix, svd }, question, (message) => {
      if (message.kind === 'answer') {
        const { answer } = message;
        change((old) => ({ ...old, answers: { ...old.answers, [answer.about]: answer } }));
      } else if (message.kind === 'answered') {
        change((old) => ({ ...old, running: false }));
      } else {
        change((old) => ({ ...old, running: false, problem: message.problem }));
      }
    });
    return () => controller.analyst.cancel();
  }, [matrix, svd, ...key]);
  return analysis;
}
