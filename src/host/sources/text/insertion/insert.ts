import * as vscode from 'vscode';
import { hasStatements, type CopyTarget } from '../../../../core/index.js';
import { offerNewFile, openNewFile } from '../../../new-file.js';
import type { Named } from '../../source.js';
import { insertCellAfter } from '../../insert-cell.js';
import { cellOf, documentOf } from '../documents.js';
import type { LiteralPlace } from '../literals.js';
import { placeAfter } from './place.js';
import { importsNumpy, statementsOf } from './statements.js';

/** The text that is inserted, and where; or the reason why there is no place for it. */
export type Insertion =
  { readonly offset: number; readonly text: string } | { readonly why: string };

/**
 * Writes statements with these matrices after the statement of the literal on screen, in the language of its document; in
 * a notebook, as a new cell after its cell. It is one edit, so one undo removes it. If there is no place for them, it
 * says why.
 */
export async function insertAfter(
  literal: LiteralPlace,
  matrices: readonly Named[],
): Promise<void> {
  const document = await documentOf(literal.uri);
  const code = () => statementsFor(document, literal, matrices).join('\n');
  const inNewFile = () => openNewFile(code(), literal.languageId);
  const names = matrices.map(({ name }) => name);
  const cell = hasStatements(literal.languageId) ? cellOf(document.uri) : undefined;
  if (cell) {
    if (!(await insertCellAfter(cell.notebook.cellAt(cell.index), code(), names))) {
      offerNewFile(vscode.l10n.t('The document cannot be edited.'), inNewFile);
    }
    return;
  }
  const insertion = insertionAfter(document, literal, matrices);
  if ('why' in insertion) {
    offerNewFile(insertion.why, inNewFile);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(insertion.offset), insertion.text);
  const done = await vscode.workspace.applyEdit(edit);
  if (done) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Inserted {0}', names.join(', ')), 4000);
  } else {
    offerNewFile(vscode.l10n.t('The document cannot be edited.'), inNewFile);
  }
}

/** The statements with these matrices, as text after the statement of the literal. */
export function insertionAfter(
  document: vscode.TextDocument,
  literal: LiteralPlace,
  matrices: readonly Named[],
): Insertion {
  const text = document.getText();
  const { start, end, languageId } = literal;
  if (!hasStatements(languageId)) {
    const language = document.languageId;
    return { why: vscode.l10n.t('A {0} document has no place for another matrix.', language) };
  }
  const free = languageId === 'latex' || languageId === 'tex' || languageId === 'markdown';
  const place = free ? undefined : placeAfter(text, start, end, languageId);
  if (!place && !free) {
    return {
      why: vscode.l10n.t('This matrix is in a string or a comment, where no statement can follow.'),
    };
  }
  const lines = statementsFor(document, literal, matrices)
    .join('\n')
    .split('\n')
    .map((line) => (line === '' ? '' : `${place?.indentation ?? ''}${line}`));
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return { offset: place?.offset ?? endOfFreeText(text, end), text: eol + lines.join(eol) };
}

function statementsFor(
  document: vscode.TextDocument,
  { start, end, languageId }: LiteralPlace,
  matrices: readonly Named[],
): string[] {
  if (languageId !== 'python') return statementsOf(matrices, languageId, undefined);
  const text = document.getText();
  // All cells of a notebook run in one program.
  const cells = cellOf(document.uri)?.notebook.getCells();
  const all = cells?.map((cell) => cell.document.getText()).join('\n') ?? text;
  return statementsOf(matrices, languageId, pythonLibrary(text, start, end, all));
}

/**
 * The library of this literal, so that the new ones need no other import.
 *
 * @param all of the text that is run before: all cells of a notebook.
 */
function pythonLibrary(text: string, start: number, end: number, all: string): CopyTarget {
  const literal = text.slice(start, Math.min(end, start + 40));
  if (/^(?:torch\.)?(?:tensor|Tensor|FloatTensor)\b/.test(literal)) return 'torch';
  if (/^(?:jnp|jax)\./.test(literal)) return 'jax';
  return literal.startsWith('[') && !importsNumpy(all) ? 'json' : 'numpy';
}

/** The end of the paragraph: formulas and tables end at an empty line. */
function endOfFreeText(text: string, end: number): number {
  const gap = /\r?\n[ \t]*\r?\n/g;
  gap.lastIndex = end;
  return gap.exec(text)?.index ?? text.trimEnd().length;
}
