import { useEffect, useState } from 'preact/hooks';
import type { EntryComparison, LeadingAngles, Result } from '../../../src/core/index.js';
import type { MatrixPair, PairQuestion, PairSpectra } from '../../../src/protocol/index.js';
import { useLens } from '../context.js';
import { useSettled } from '../use-settled.js';

/** What is known of a pair so far. */
export interface Comparison {
  readonly entries?: EntryComparison;
  readonly spectra?: Result<PairSpectra>;
  /** The worker stopped. */
  readonly failed?: string;
}

const nothing: Comparison = {};
/** A pair that is on screen again need not be compared again. */
const known = new WeakMap<MatrixPair, Comparison>();

/** The numbers of A and B, computed by the comparing worker. */
export function useComparison(pair: MatrixPair | undefined): Comparison {
  const { comparer } = useLens().controller;
  const [held, setHeld] = useState({ of: pair, comparison: nothing });
  useEffect(() => {
    if (!pair || known.get(pair)?.spectra) return;
    let found = nothing;
    const add = (more: Comparison) => {
      found = { ...found, ...more };
      if (!more.failed) known.set(pair, found);
      setHeld({ of: pair, comparison: found });
    };
    const question: PairQuestion = { about: 'pair' };
    comparer.ask({ pair }, question, (message) => {
      if (message.kind === 'refused') add({ failed: message.problem.message });
      if (message.kind !== 'answer') return;
      const { answer } = message;
      if (answer.about === 'entries') add({ entries: answer.entries });
      if (answer.about === 'spectra') add({ spectra: answer.spectra });
    });
    return () => comparer.cancel();
  }, [comparer, pair]);
  if (held.of === pair && held.comparison !== nothing) return held.comparison;
  return (pair && known.get(pair)) ?? nothing;
}

/** Milliseconds that the slider rests before angles are computed. */
const settling = 150;

/**
 * The angles of the leading k-spaces; those of another k until they are known, and undefined for another pair.
 *
 * @param pair undefined while its spectra are not known.
 */
export function useAngles(
  pair: MatrixPair | undefined,
  rank: number,
): { readonly wished: number; readonly angles: Result<LeadingAngles> } | undefined {
  const { comparer } = useLens().controller;
  const settled = useSettled(rank, settling);
  const [held, setHeld] = useState<{
    readonly of: MatrixPair;
    readonly wished: number;
    readonly angles: Result<LeadingAngles>;
  }>();
  useEffect(() => {
    if (!pair) return;
    comparer.ask({ pair }, { about: 'angles', rank: settled }, (message) => {
      if (message.kind !== 'answer' || message.answer.about !== 'angles') return;
      const { wished, angles } = message.answer;
      setHeld({ of: pair, wished, angles });
    });
    return () => comparer.cancel();
  }, [comparer, pair, settled]);
  return held?.of === pair ? held : undefined;
}
