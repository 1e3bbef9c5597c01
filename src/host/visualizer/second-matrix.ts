import * as vscode from 'vscode';
import type { MatrixSource, OtherMatrix } from '../sources/source.js';
import { literalsOnScreen } from '../sources/text/siblings.js';

/**
 * Lets the user choose another matrix with the same number of columns, from the same place as the one on
 * screen or from the documents on screen. A matrix with unknown or infinite entries cannot be used and is
 * not offered.
 *
 * @returns undefined when there is none, which the user is told, or when the user chose none.
 */
export async function chooseSecond(
  shown: MatrixSource,
  cols: number,
): Promise<OtherMatrix | undefined> {
  const own = (await shown.siblings?.(cols)) ?? [];
  const items = [...own, ...literalsOnScreen(shown.uri)]
    .filter(({ matrix }) => matrix.cols === cols && isComplete(matrix))
    .map((second) => {
      const { label, place, matrix } = second;
      return { label, description: `${matrix.rows}×${matrix.cols} · ${place}`, second };
    });
  if (items.length === 0) {
    const { place } = shown.description;
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There is no other complete matrix with {0} columns beside {1}, nor in the documents on screen.',
        cols,
        place,
      ),
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

function isComplete({ missing, data }: OtherMatrix['matrix']): boolean {
  return missing === undefined && data.every(Number.isFinite);
}
