import { energies, spectrumSummary, type LeadingValues } from '../../../src/core/index.js';
import { stableRankOf } from '../decomposition.js';
import type { ShownMatrix } from '../shape.js';
import type { Decomposition } from '../state.js';

/** The leading singular values as the views know them; the vectors stay in the host. */
export function decompositionOf(
  { rows, cols }: ShownMatrix,
  { s, tails, frobenius }: LeadingValues,
): Decomposition {
  const beyond = tails.at(-1) ?? 0;
  const summary = spectrumSummary(s, rows, cols);
  const none = { rows: 0, cols: s.length, data: new Float64Array(0) };
  const { spectral } = summary;
  return {
    svd: { s, u: none, v: none },
    summary: {
      ...summary,
      frobenius,
      stableRank: stableRankOf(frobenius, spectral),
    },
    aboveNoise: s.length,
    tails,
    energies: energies(s, beyond),
    recommended: undefined,
    complete: s.length === Math.min(rows, cols),
    beyond,
    millis: 0,
    workers: 1,
  };
}
