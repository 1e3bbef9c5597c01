import * as vscode from 'vscode';
import type { Matrix } from '../../core/index.js';
import type { Source } from '../../protocol/index.js';
import { fileName, literalsIn, type ReadLiteral } from '../reading.js';
import { hostSettings } from '../settings.js';

export interface SecondMatrix {
  readonly label: string;
  readonly place: string;
  readonly matrix: Matrix;
}

/** Characters of a document beyond which looking for all its matrices would make a person wait. */
const longDocument = 2_000_000;

/**
 * Lets the person choose another matrix with as many columns, from the document of the one shown and
 * from the other documents on screen. One with unknown or infinite entries cannot be computed with and
 * is not offered.
 *
 * @returns undefined when there is none, which the person is told, or none is chosen.
 */
export async function chooseSecond(shown: Source, cols: number): Promise<SecondMatrix | undefined> {
  const documents = await documentsOf(shown);
  const items = documents
    .filter((document) => document.getText().length <= longDocument)
    .flatMap((document) => literalsIn(document, hostSettings(document.uri)))
    .flatMap((literal) => itemOf(literal, shown, cols));
  if (items.length === 0) {
    const where = documents.map((document) => fileName(document.uri)).join(', ');
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no other complete matrix with {0} columns in {1}.', cols, where),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('L, a matrix with {0} columns', cols),
    placeHolder: vscode.l10n.t('Choose the second matrix'),
    matchOnDescription: true,
  });
  return chosen?.second;
}

async function documentsOf({ uri }: Source): Promise<vscode.TextDocument[]> {
  const own = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const others = vscode.window.visibleTextEditors.map((editor) => editor.document);
  return [...new Set([own, ...others])];
}

function itemOf({ source, result }: ReadLiteral, shown: Source, cols: number) {
  if (source.uri === shown.uri && source.start < shown.end && source.end > shown.start) return [];
  if (!result.ok || result.value.cols !== cols) return [];
  const matrix = result.value;
  if (matrix.missing || !matrix.data.every(Number.isFinite)) return [];
  const { label, place } = source;
  const description = `${matrix.rows}×${matrix.cols} · ${place}`;
  return [{ label, description, second: { label, place, matrix } }];
}
