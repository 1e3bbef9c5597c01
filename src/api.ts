import type * as vscode from 'vscode';

/**
 * What other extensions can do with Low-Rank Lens. This file has types only and imports nothing but `vscode`: copy it into
 * your extension. docs/api.md shows how to use it.
 *
 *     const lens = vscode.extensions.getExtension<LowRankLensApi>('low-rank-lens.low-rank-lens');
 *     const api = await lens?.activate();
 *
 * Fields are only ever added to version 1. A change that could break a caller would be version 2.
 */
export interface LowRankLensApi {
  /** The version of this interface. Check it before you call anything else. */
  readonly apiVersion: 1;
  /** The same number. */
  readonly version: 1;
  /** Milliseconds that `activate` took. */
  readonly activationMillis: number;

  /** The shape and the place of the matrix on screen: in a file's editor, in the panel, otherwise in the side bar. */
  shown(): { readonly rows: number; readonly cols: number; readonly place: string } | undefined;

  /**
   * Reads a text as one matrix: a literal or a printout. Nothing in it is executed.
   *
   * @param languageId of VS Code: `python`, `matlab`, `csv`, … Without it, all notations are tried.
   */
  parse(text: string, languageId?: string): Parsed;

  /**
   * Computes singular values, ranks by every rule, tails and norms. In Node a thread computes.
   *
   * @throws TypeError with a sentence if an argument is wrong.
   */
  analyze(matrix: GivenMatrix, options?: AnalyzeOptions): Promise<Analyzed>;

  /**
   * Shows a matrix in the lens. The numbers are copied.
   *
   * @throws TypeError with a sentence if an argument is wrong.
   */
  show(matrix: ShownMatrix, options?: ShowOptions): Promise<MatrixHandle>;
}

/** Numbers as they are in memory, by rows; NaN is a missing entry. */
export interface GivenData {
  readonly rows: number;
  readonly cols: number;
  /** rows × cols numbers: entry (i, j), counted from 0, is `data[i * cols + j]`. */
  readonly data: ArrayLike<number>;
}

/** Numbers as bytes, as they come from a file, a debugger or a kernel. */
export interface GivenBytes {
  readonly rows: number;
  readonly cols: number;
  readonly bytes: Uint8Array;
  readonly type: ElementType;
  /** Default `rows`: the entries of a row are neighbours. */
  readonly order?: 'rows' | 'columns';
  /** Default true. */
  readonly littleEndian?: boolean;
}

export type GivenMatrix = GivenData | GivenBytes;

export type ElementType =
  | ('f64' | 'f32' | 'f16' | 'bf16' | 'f8e4m3' | 'f8e5m2')
  | ('i8' | 'i16' | 'i32' | 'i64' | 'u8' | 'u16' | 'u32' | 'u64' | 'bool');

export type ShownMatrix = GivenMatrix & {
  /** The name on screen, in code and in file names. */
  readonly name: string;
  /** Where it comes from, for the user: `optimizer, step 12`. Default: that another extension gave it. */
  readonly place?: string;
  /** What *Go to the Matrix Shown* opens. */
  readonly location?: vscode.Location;
  readonly rowLabels?: readonly string[];
  readonly columnLabels?: readonly string[];
};

export interface ShowOptions {
  /** Default: the user's setting `lowRankLens.openIn`. */
  readonly openIn?: 'beside' | 'sideBar';
}

/** A matrix that was given to the lens. */
export interface MatrixHandle {
  /** False once the lens shows something else, or was closed. */
  readonly isShown: boolean;
  /** Fires once, when the lens does not show it any more. */
  readonly onDidClose: vscode.Event<void>;
  /**
   * Replaces the numbers, and the shape and the labels if they differ. The page keeps its rank and its views.
   *
   * @returns false, and does nothing, if the lens does not show it any more.
   * @throws TypeError with a sentence if an argument is wrong.
   */
  update(matrix: GivenMatrix & Pick<ShownMatrix, 'rowLabels' | 'columnLabels'>): boolean;
  /** Withdraws it: the page keeps the last picture, and says that it was withdrawn. */
  dispose(): void;
}

/** A problem as a value. Users read `message`, programs read `code`. */
export interface Refused {
  readonly ok: false;
  readonly problem: {
    readonly code: string;
    readonly message: string;
    /** Offsets in the text, in UTF-16 code units; `end` is exclusive. */
    readonly start?: number;
    readonly end?: number;
  };
}

export type Parsed = { readonly ok: true; readonly matrix: ParsedMatrix } | Refused;

export interface ParsedMatrix {
  readonly rows: number;
  readonly cols: number;
  /** By rows; NaN where the entry is missing. */
  readonly data: Float64Array;
  /** 1 where the entry is missing; absent if none is. */
  readonly missing?: Uint8Array;
  readonly rowLabels?: readonly string[];
  readonly columnLabels?: readonly string[];
  /** How the text was read: `CSV: names in row 1; decimal comma`. */
  readonly reading: string;
  /** Another possible meaning of the text, as one sentence. */
  readonly doubt?: string;
}

export interface AnalyzeOptions {
  /** What replaces missing entries; without it, a matrix with missing entries is refused. */
  readonly fill?: 'zero' | 'mean' | 'row-mean' | 'column-mean';
  readonly token?: vscode.CancellationToken;
}

export type Analyzed = { readonly ok: true; readonly report: MatrixReport } | Refused;

/** What a matrix is made of. Numbers have eight digits; null stands for what is not known or not finite. */
export interface MatrixReport {
  readonly rows: number;
  readonly cols: number;
  readonly missing: number;
  readonly recommended: { readonly rank: number; readonly rule: string; readonly reason: string };
  /** The rank by every rule; `applies` is false if a rule says nothing about this matrix. */
  readonly ranks: readonly {
    readonly rule: string;
    readonly rank: number;
    readonly applies: boolean;
    readonly reason: string;
  }[];
  readonly singularValues: {
    /** min(rows, cols). */
    readonly count: number;
    /** How many are known: all, or the leading ones of a large matrix. */
    readonly known: number;
    readonly leading: readonly (number | null)[];
    /** The last known ones, if `leading` is shortened. */
    readonly trailing?: readonly (number | null)[];
    /** Known values between the two lists. */
    readonly omitted: number;
  };
  /** The errors of the best approximations of some ranks. */
  readonly tails: readonly {
    readonly rank: number;
    readonly tail: number | null;
    readonly relative: number | null;
    readonly energy: number | null;
  }[];
  readonly norms: {
    readonly frobenius: number | null;
    readonly spectral: number | null;
    readonly nuclear: number | null;
  };
  readonly numericalRank: number | null;
  readonly condition: number | null;
  readonly stableRank: number | null;
  readonly certified: {
    readonly complete: boolean;
    readonly valuesWithin: number | null;
    readonly approximationWithin: number | null;
    readonly how: string;
  };
}
