import type * as vscode from 'vscode';
import type {
  LargeContent,
  Matrix,
  Preview,
  ProgramOrigin,
  ReadAs,
  Result,
  Selection,
} from '../../core/index.js';
import type { ArrayListing, PlacedProblem, Source } from '../../protocol/index.js';

/** The file of an image, which only a page can decode. Its matrices have `rows` × `cols` entries. */
export interface ImageFile {
  readonly rows: number;
  readonly cols: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A matrix with more entries than a page may have. It stays in its file, or is a product of thin factors. */
export interface LargeMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly elementType: string;
  readonly content: LargeContent;
  readonly columnLabels?: readonly string[] | undefined;
}

/** Two matrices of the same shape, which are compared. */
export interface ComparedPair {
  readonly rows: number;
  readonly cols: number;
  readonly first: Matrix;
  readonly second: Matrix;
}

/** A matrix that its file keeps as a product: M = `scale` · `left` · `right`. */
export interface StoredFactors {
  readonly left: Matrix;
  readonly right: Matrix;
  readonly scale: number;
}

/** The result of reading a source: a matrix, or the reason why there is none. */
export interface SourceReading {
  /** The source as it is now, in plain JSON. */
  readonly source: Source;
  readonly result:
    | {
        readonly ok: true;
        readonly value: Matrix | ImageFile | LargeMatrix | ComparedPair;
      }
    | { readonly ok: false; readonly problem: PlacedProblem };
  /** What the file has instead of the matrix. */
  readonly stored?: StoredFactors | undefined;
}

export interface ReadOptions {
  /** Cancelled when the answer is no longer needed. */
  readonly token: vscode.CancellationToken;
  /** Reports the progress to the user, 0 … 1. */
  report(fraction: number): void;
  /**
   * Shows a picture in blocks before the entries come; absent if another version is on screen. Resolves when it is drawn,
   * or if it is not seen.
   */
  preview?(source: Source, preview: Preview): Promise<void>;
}

/** An event of a source. */
export type SourceChange =
  /** Its content may be another matrix now: read again. */
  | { readonly what: 'content' }
  /** Its place or its name changed; its content did not. */
  | { readonly what: 'place' }
  /** It does not exist any more; `message` says in one sentence what happened. */
  | { readonly what: 'gone'; readonly message: string };

/** A matrix with its name in the text that is written. */
export interface Named {
  readonly name: string;
  readonly matrix: Matrix;
  /** The same with all digits, whose simple closed forms are written so in LaTeX. */
  readonly exact?: Matrix;
}

/** Another matrix, which the user may choose as the second one. */
export interface OtherMatrix {
  readonly label: string;
  readonly place: string;
  readonly matrix: Matrix;
}

/** The other possible readings of a source, for *Read as…*. */
export interface Alternatives {
  /** The current choice. */
  readonly chosen: ReadAs | undefined;
  /**
   * Prepares a preview of readings.
   *
   * @returns a function that reads the source with a choice, or gives undefined if that is not possible.
   * @throws when the source does not exist any more.
   */
  reader(): Promise<(as: ReadAs) => Result<Matrix> | undefined>;
  /**
   * Sets how the source is read from now on, wherever it is shown; an empty choice removes the old one.
   */
  choose(as: ReadAs): Promise<void>;
}

/** What a file has besides the matrix on screen. */
export interface Arrays {
  list(): Promise<readonly ArrayListing[]>;
  /** The source of another array of the file. */
  source(name: string): MatrixSource;
  /** The columns of a table, all and those that are shown; undefined if it has none to choose. */
  columns(): Promise<
    { readonly all: readonly string[]; readonly chosen: readonly string[] } | undefined
  >;
  /** From now on the source shows only these columns. */
  chooseColumns(names: readonly string[]): void;
  /** From now on the source shows another slice of its array; a change of its content is reported. */
  choose(selection: Selection): void;
}

/**
 * The place that a matrix on screen comes from: a literal in a document, an array in a file, a variable
 * of a debugger, … A session knows only this interface. Methods for actions that a source does not
 * support are absent.
 */
export interface MatrixSource {
  /** Plain JSON that survives hiding, reload and restart. */
  readonly description: Source;
  /** Reads the source as it is now. Rejects with a message for the user when it cannot be reached. */
  read(options: ReadOptions): Promise<SourceReading>;
  readonly onDidChange: vscode.Event<SourceChange>;
  /**
   * Whether the other one is the same matrix, perhaps changed in between. Then the page keeps its state.
   */
  isSame(other: MatrixSource): boolean;
  /** A document or file; new files are suggested beside it. */
  readonly uri?: vscode.Uri | undefined;
  /** Shows the user the place of the source; of a comparison that of A, or of B. */
  reveal?(side?: 'second'): Promise<void>;
  /** Exchanges the two matrices of a comparison; a change of its content is reported. */
  swap?(): void;
  /** The text that the matrix is read from, as it is now; undefined if it cannot be read any more. */
  text?(): Promise<string | undefined>;
  /** Writes results after the source. */
  insert?(matrices: readonly Named[]): Promise<void>;
  readonly alternatives?: Alternatives | undefined;
  /** The other arrays and slices of a file. */
  readonly arrays?: Arrays | undefined;
  /** Where a program finds the numbers; absent: only the matrix itself has them. */
  origin?(): Promise<Result<ProgramOrigin>>;
  /** Other matrices of the same place with that many columns, for a choice of a second one. */
  siblings?(cols: number): Promise<readonly OtherMatrix[]>;
  /** Stops listening; called when the source is no longer needed. */
  dispose(): void;
}

/** One kind of source. */
export interface SourceKind {
  /** The name in `Source.kind`. */
  readonly kind: string;
  /**
   * Finds a source again after a restart, from its saved description.
   *
   * @throws {@link SourceLost} when it does not exist any more, or `locator` does not belong to this
   *   kind.
   */
  open(kept: Source): Promise<MatrixSource>;
}

/** A source cannot be found again; the message says why in one sentence. */
export class SourceLost extends Error {}
