export { findMatrices } from './find.js';
export { parseMatrix } from './parse.js';
export { defaultMaxEntries } from './reader.js';
export type { FoundMatrix } from './reader.js';
