export { approximate, entryOf, rankOneTerm } from './approximate.js';
export { complete } from './completion/complete.js';
export { heldOutChoice, heldOutErrors } from './completion/held-out.js';
export type { HeldOut, HeldOutError } from './completion/held-out.js';
export { hideEntries, recovery } from './completion/hide.js';
export { completionMethods } from './completion/types.js';
export type { Completion, CompletionMethod, CompletionOptions } from './completion/types.js';
export {
  adapterFactors,
  factorCounts,
  factoredLayer,
  linearLayer,
  splitFactors,
} from './factors.js';
export { compactForm, fullForm, orthogonalCompletion, thinForm } from './forms.js';
export type { SvdForm } from './forms.js';
export { multiplyTransposed } from './linear/product.js';
export { seededRandom } from './linear/random.js';
export { svdThroughGram } from './methods/gram.js';
export type { GramSvd } from './methods/gram.js';
export { sliceThreeWays } from './methods/slices.js';
export type { Slice } from './methods/slices.js';
export { stackedByEigen, stackedBySvd } from './methods/stacked.js';
export { frobeniusNorm, maxAbs } from './norms.js';
export type { PlacedEntry } from './norms.js';
export { addOuterProducts } from './outer.js';
export { suggestRanks } from './ranks.js';
export { recommendRank } from './recommend.js';
export type { RankRecommendation } from './recommend.js';
export type { RankSuggestion } from './ranks.js';
export { energies, numericalThreshold, spectrumSummary, tails } from './spectrum.js';
export type { SpectrumSummary } from './spectrum.js';
export { identifier, resultKinds, resultOf } from './results.js';
export type { NamedMatrix, ResultKind } from './results.js';
export { storage } from './storage.js';
export type { Storage } from './storage.js';
export { measureAll } from './sweep.js';
export type { MeasuredError } from './sweep.js';
export { ResidualWalker } from './walker.js';
export { prepareColumns, preparations, type Preparation } from './prepare.js';
