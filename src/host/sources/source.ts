import type * as vscode from 'vscode';
import type { Matrix, MatrixRows, ReadAs, Result } from '../../core/index.js';
import type { PlacedProblem, Source } from '../../protocol/index.js';

/** What a source gave when it was read: the matrix, whole or by rows, or why there is none. */
export interface SourceReading {
  /** The source as it is now, in plain JSON. */
  readonly source: Source;
  readonly result:
    | { readonly ok: true; readonly value: Matrix | MatrixRows }
    | { readonly ok: false; readonly problem: PlacedProblem };
}

export interface ReadOptions {
  /** Cancelled when nobody waits for the answer any more. */
  readonly token: vscode.CancellationToken;
  /** Tells the person how far it is: a share 0 … 1. */
  report(fraction: number): void;
}

/** What has happened to a source. */
export type SourceChange =
  /** What it holds may be another matrix now: read again. */
  | { readonly what: 'content' }
  /** It stands elsewhere or is called otherwise; it holds the same. */
  | { readonly what: 'place' }
  /** It is there no more; `message` says what became of it in one sentence. */
  | { readonly what: 'gone'; readonly message: string };

/** A matrix with the name it goes by where it is written. */
export interface Named {
  readonly name: string;
  readonly matrix: Matrix;
}

/** A matrix that may stand beside the one shown. */
export interface OtherMatrix {
  readonly label: string;
  readonly place: string;
  readonly matrix: Matrix;
}

/** The other readings that a source admits, for *Read as…*. */
export interface Alternatives {
  /** What is chosen now. */
  readonly chosen: ReadAs | undefined;
  /**
   * Prepares trying readings out.
   *
   * @returns the source read so, or undefined where that is not possible.
   * @throws when the source is not there any more.
   */
  reader(): Promise<(as: ReadAs) => Result<Matrix> | undefined>;
  /** From now on the source is read so, wherever it is shown; nothing chosen takes the choice back. */
  choose(as: ReadAs): Promise<void>;
}

/**
 * Where a matrix on screen comes from: a literal in a document, an array in a file, a variable of a
 * debugger, … A session knows nothing else of it. What a source cannot do is absent.
 */
export interface MatrixSource {
  /** Plain JSON that survives hiding, reload and restart. */
  readonly description: Source;
  /** Reads it as it is now. Rejects with a message for the person when it cannot be reached. */
  read(options: ReadOptions): Promise<SourceReading>;
  readonly onDidChange: vscode.Event<SourceChange>;
  /** Is the other one the same matrix, perhaps changed in between? Then the page keeps what it remembers. */
  isSame(other: MatrixSource): boolean;
  /** A document or file next to which new files are suggested. */
  readonly uri?: vscode.Uri | undefined;
  /** Shows the person where it is. */
  reveal?(): Promise<void>;
  /** Takes results back: writes them behind it. */
  insert?(matrices: readonly Named[]): Promise<void>;
  readonly alternatives?: Alternatives | undefined;
  /** Other matrices of the same place, for a second one beside it. */
  siblings?(): Promise<readonly OtherMatrix[]>;
  /** Nobody asks any more: stops listening. */
  dispose(): void;
}

/** One kind of source. */
export interface SourceKind {
  /** The name in `Source.kind`. */
  readonly kind: string;
  /**
   * Finds a source again from what was kept of it, after a restart.
   *
   * @throws {@link SourceLost} when it is not there any more, or `locator` is none of this kind.
   */
  open(kept: Source): Promise<MatrixSource>;
}

/** A source cannot be found again; the message says why in one sentence. */
export class SourceLost extends Error {}
