export { difference, differenceRank, type DifferenceRank } from './difference.js';
export { compareEntries, type EntryComparison, type Rounding } from './entries.js';
export { sameShape } from './shapes.js';
export { leadingAngles, type LeadingAngles } from './spaces.js';
export { compareSpectra, type ComparedSpectra } from './spectra.js';
