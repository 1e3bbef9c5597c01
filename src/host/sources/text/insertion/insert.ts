import * as vscode from 'vscode';
import { hasStatements, type CopyTarget } from '../../../../core/index.js';
import { offerNewFile, openNewFile } from '../../../new-file.js';
import type { Named } from '../../source.js';
import { insertCellAfter } from '../../insert-cell.js';
import { cellOf, documentOf } from '../documents.js';
import type { LiteralPlace } from '../literals.js';
import { placeAfter } from './place.js';
import { importsNumpy, statementsOf } from './statements.js';

/**
 * Writes statements with these matrices after the statement of the literal on screen, in the language of
 * its document; in a notebook, as a new cell after its cell. It is one edit, so one undo removes it. If there is no place for them, it says why.
 */
export async function insertAfter(
  literal: LiteralPlace,
  matrices: readonly Named[],
): Promise<void> {
  const document = await documentOf(literal.uri);
  const text = document.getText();
  const { start, end, languageId } = literal;
  const cell = cellOf(document.uri);
  const notebook = cell?.notebook.getCells().map((each) => each.document.getText());
  const all = notebook?.join('\n') ?? text;
  const target = languageId === 'python' ? pythonLibrary(text, start, end, all) : undefined;
  const inNewFile = () =>
    openNewFile(statementsOf(matrices, languageId, target).join('\n'), languageId);
  if (!hasStatements(languageId)) {
    const language = document.languageId;
    offerNewFile(
      vscode.l10n.t('A {0} document has no place for another matrix.', language),
      inNewFile,
    );
    return;
  }
  if (cell) {
    const names = matrices.map(({ name }) => name);
    const code = statementsOf(matrices, languageId, target).join('\n');
    if (!(await insertCellAfter(cell.notebook.cellAt(cell.index), code, names))) {
      offerNewFile(vscode.l10n.t('The document cannot be edited.'), inNewFile);
    }
    return;
  }
  const free = languageId === 'latex' || languageId === 'tex' || languageId === 'markdown';
  const place = free ? undefined : placeAfter(text, start, end, languageId);
  if (!place && !free) {
    offerNewFile(
      vscode.l10n.t('This matrix is in a string or a comment, where no statement can follow.'),
      inNewFile,
    );
    return;
  }
  const offset = place?.offset ?? endOfFreeText(text, end);
  const lines = statementsOf(matrices, languageId, target)
    .join('\n')
    .split('\n')
    .map((line) => (line === '' ? '' : `${place?.indentation ?? ''}${line}`));
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(offset), eol + lines.join(eol));
  const done = await vscode.workspace.applyEdit(edit);
  const names = matrices.map(({ name }) => name).join(', ');
  if (done) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Inserted {0}', names), 4000);
  } else {
    offerNewFile(vscode.l10n.t('The document cannot be edited.'), inNewFile);
  }
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
