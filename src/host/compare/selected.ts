import * as vscode from 'vscode';
import { hostSettings } from '../settings.js';
import { createId } from '../sources/id.js';
import { literalsIn, readAtSelection, type Literal } from '../sources/text/literals.js';
import { TextSource } from '../sources/text/text-source.js';

/** What the selections of an editor mean for a comparison. */
export type Selected =
  | { readonly kind: 'two'; readonly first: TextSource; readonly second: TextSource }
  /** Several matrices are selected, but not two that can be read. */
  | { readonly kind: 'refused'; readonly message: string }
  /** One place is selected: the user chooses the other matrix. */
  | { readonly kind: 'one' };

/**
 * Two selections (or cursors) in two matrices, or one selection with exactly two matrices in it; the upper one is A.
 */
export function selectedLiterals({ document, selections }: vscode.TextEditor): Selected {
  const limits = hostSettings(document.uri);
  const [only] = selections;
  if (selections.length === 1 && (!only || only.isEmpty)) return { kind: 'one' };
  const all = literalsIn(document, limits);
  const found: Literal[] = [];
  for (const selection of selections) {
    const inside = within(document, selection, all);
    if (inside.length > 0) {
      found.push(...inside);
      continue;
    }
    const read = readAtSelection(document, selection, limits);
    if (!('code' in read)) found.push(read);
    else if (selections.length > 1) return { kind: 'refused', message: read.message };
  }
  const literals = distinct(found);
  if (selections.length === 1 && literals.length !== 2) return { kind: 'one' };
  if (literals.length !== 2) {
    return {
      kind: 'refused',
      message: vscode.l10n.t(
        'The selections contain {0} matrices. Select two, or put two cursors into two of them.',
        literals.length,
      ),
    };
  }
  const [first, second] = literals as [Literal, Literal];
  for (const { result, title } of [first, second]) {
    if (!result.ok)
      return { kind: 'refused', message: `${title.place}: ${result.problem.message}` };
  }
  const sourceOf = (literal: Literal) => new TextSource(document, literal, createId('text'));
  return { kind: 'two', first: sourceOf(first), second: sourceOf(second) };
}

/** The literals that lie in a selection as a whole. */
function within(
  document: vscode.TextDocument,
  selection: vscode.Selection,
  all: readonly Literal[],
): readonly Literal[] {
  const start = document.offsetAt(selection.start);
  const end = document.offsetAt(selection.end);
  return all.filter(({ at }) => start <= at.start && at.end <= end);
}

/** In the order of the text, each once. */
function distinct(literals: readonly Literal[]): Literal[] {
  const sorted = [...literals].sort((a, b) => a.at.start - b.at.start);
  return sorted.filter(({ at }, i) => i === 0 || at.start >= sorted[i - 1]!.at.end);
}
