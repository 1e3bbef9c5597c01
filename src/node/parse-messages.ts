import type { ParsedArray, Result, TextKind } from '../core/index.js';

/** What a thread that reads one text is started with. */
export interface ParseStart {
  readonly kind: TextKind;
  readonly bytes: Uint8Array;
}

export type FromParsing = Result<readonly ParsedArray[]>;
