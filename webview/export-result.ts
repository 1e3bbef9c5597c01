import {
  digitsOf,
  formatCount,
  identifier,
  printAllAs,
  printClosedLatex,
  resultOf,
  tooManyFactors,
  withDigits,
  type CopyTarget,
  type Digits,
  type Matrix,
  type ResultKind,
  type Svd,
} from '../src/core/index.js';
import { copyTargetNames, type SaveFormat } from '../src/protocol/index.js';
import { t } from './l10n.js';
import { closedFormsOf } from './model/closed-forms.js';
import { targetOf } from './model/copying.js';
import { fileWith, formatFor } from './model/save-formats.js';
import type { LensState } from './model/state.js';

/** A matrix for the document. */
export interface Inserted {
  readonly name: string;
  readonly matrix: Matrix;
  /** With all digits, where simple closed forms are to be written so. */
  readonly exact?: Matrix;
}

/** The places that results are sent to. */
export interface Outlets {
  insert(named: readonly Inserted[]): void;
  copyText(text: string, what: string): void;
  /** With a reason, the user is told it and asked first. */
  openNewFile(text: string, target: CopyTarget, why?: string): void;
  saveFile(name: string, data: Uint8Array): void;
  /** The leading triplets of a large matrix; they come later. */
  askFactors(rank: number, receive: (svd: Svd) => void): void;
}

export type ExportAction = 'copy' | 'insert' | 'newFile' | 'save';

/** With more entries, text is of no use to the user. */
const mostPrinted = 250_000;

/** Whether the result consists of factors, of which there are none at rank 0. */
export function needsFactors(kind: ResultKind): boolean {
  return kind === 'svd' || kind === 'adapter' || kind === 'split';
}

/** What is exported, and how it is written. */
export interface ExportWish {
  readonly kind: ResultKind;
  readonly target: CopyTarget;
  /** Default: as the target and the source suggest. */
  readonly digits?: Digits;
  /** Of a saved file; default .npz. */
  readonly format?: SaveFormat;
}

/**
 * Copies, inserts or saves the result of the lens at the rank on screen. A file has all digits.
 *
 * @returns the reason why this is not possible, as text for the user.
 */
export function exportResult(
  action: ExportAction,
  { kind, target, digits, format = 'npz' }: ExportWish,
  { decomposition, given, large, matrix, memory, weights, rank, source }: LensState,
  outlets: Outlets,
): string | undefined {
  if (!source || !decomposition) return t('The singular values are not known yet.');
  if (rank === 0 && needsFactors(kind)) return t('At rank 0 there are no factors.');
  const save = (svd: Svd) => {
    const results = resultOf({ matrix, svd }, rank, kind, source.name, weights);
    const own = formatFor(format, results.length);
    outlets.saveFile(`${identifier(source.name)}-rank-${rank}.${own}`, fileWith(own, results));
  };
  if (large) {
    const { rows, cols } = large.shape;
    if (action !== 'save' || !needsFactors(kind)) {
      return t(
        'A matrix of {0}×{1} is too large for this. Save its factors at a small rank instead.',
        formatCount(rows),
        formatCount(cols),
      );
    }
    const refused = tooManyFactors(rank, large.shape);
    if (!refused) outlets.askFactors(rank, save);
    return refused?.problem.message;
  }
  if (action === 'save') {
    save(decomposition.svd);
    return undefined;
  }
  const named = resultOf({ matrix, svd: decomposition.svd }, rank, kind, source.name, weights);
  const entries = named.reduce((sum, { matrix }) => sum + matrix.data.length, 0);
  if (entries > mostPrinted) return t('That is too much for text: save it as .npz.');
  const canInsert = source.abilities.includes('insert');
  const own = action === 'insert' ? targetOf(source, given) : target;
  const written = named.map(({ name, matrix }) => ({
    name,
    matrix: withDigits(matrix, digits ?? digitsOf(own, given), given),
  }));
  const isFactors = needsFactors(kind) || kind === 'values';
  const isClosed = (into: CopyTarget) => into === 'latex' && isFactors && closedFormsOf(memory);
  const textFor = (into: CopyTarget) =>
    isClosed(into) ? printClosedLatex(named, written) : printAllAs(written, into);
  if (action === 'insert' && canInsert) {
    outlets.insert(
      isClosed(own) ? written.map((each, k) => ({ ...each, exact: named[k]!.matrix })) : written,
    );
  } else if (action === 'insert') {
    const why = t('{0} has no place for another matrix.', source.place);
    outlets.openNewFile(textFor(own), own, why);
  } else if (action === 'newFile') {
    outlets.openNewFile(textFor(target), target);
  } else {
    const names = named.map(({ name }) => name).join(', ');
    outlets.copyText(textFor(target), `${names} (${copyTargetNames[target]})`);
  }
  return undefined;
}
