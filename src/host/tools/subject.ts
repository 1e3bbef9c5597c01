import type { Matrix } from '../../core/index.js';
import type { LargeMatrix } from '../sources/source.js';

/** The matrix that a model means. */
export interface Subject {
  readonly name: string;
  readonly place: string;
  /** How it was read. */
  readonly reading: string;
  readonly doubt?: string | undefined;
  /** In memory, or still in its file because it has too many entries. */
  readonly content: Matrix | LargeMatrix;
  dispose(): void;
}
