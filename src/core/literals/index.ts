export { matrixAt } from './at.js';
export type { LookOptions } from './at.js';
export { findMatrices } from './find.js';
export { parseMatrix } from './parse.js';
export { copyTargets, printAs, printMatrix } from './print/index.js';
export { hasStatements, printAllAs, printStatement } from './print/statement.js';
export type { CopyTarget } from './print/index.js';
export { defaultMaxEntries } from './reader.js';
export type { FoundMatrix } from './reader.js';
