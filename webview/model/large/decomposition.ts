import { energies, spectrumSummary, type LeadingValues } from '../../../src/core/index.js';
import { recommended, stableRankOf } from '../decomposition.js';
import type { ShownMatrix } from '../shape.js';
import type { Decomposition } from '../state.js';

/** Sums of squares in passes are right to 8 ε of ‖M‖_F²: the floor of the bounds of `passes`, twice to be sure. */
const floor = 2 * Math.sqrt(8 * Number.EPSILON);

/** The leading singular values as the views know them; the vectors stay in the host. */
export function decompositionOf(
  { rows, cols }: ShownMatrix,
  { passes, s, errors, tails, frobenius, settled }: LeadingValues,
): Decomposition {
  const beyond = tails.at(-1) ?? 0;
  const summary = spectrumSummary(s, rows, cols);
  // Passes find no values below √ε σ₁. Only those above their error are surely not 0.
  let sure = 0;
  while (sure < summary.numericalRank && s[sure]! > errors[sure]!) sure++;
  const none = { rows: 0, cols: s.length, data: new Float64Array(0) };
  const { spectral } = summary;
  const r = Math.min(rows, cols);
  // A product of thin factors needs no pass, and all its other values are 0.
  const isThin = passes === 0 && beyond === 0 && s.length < r;
  const complete = settled && (s.length === r || isThin);
  const all = new Float64Array(complete ? r : 0);
  if (complete) all.set(s);
  return {
    svd: { s, u: none, v: none },
    computed: { s, u: none, v: none },
    signs: undefined,
    signProblem: undefined,
    summary: {
      ...summary,
      numericalRank: sure,
      condition: isThin ? 'rank-deficient' : summary.condition,
      frobenius,
      stableRank: stableRankOf(frobenius, spectral),
    },
    aboveNoise: sure,
    tails,
    energies: energies(s, beyond),
    recommended: complete ? recommended({ rows, cols }, all) : undefined,
    complete,
    beyond,
    coarse: passes > 0 ? floor * frobenius : 0,
    millis: 0,
    workers: 1,
  };
}
