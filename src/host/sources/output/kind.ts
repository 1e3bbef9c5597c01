import * as vscode from 'vscode';
import * as v from 'valibot';
import { SourceLost, type SourceKind } from '../source.js';
import { matricesIn } from './matrices.js';
import { headLength, OutputSource } from './output-source.js';

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const locatorSchema = v.object({
  notebook: v.string(),
  cell: index,
  /** The first characters of the cell, by which it is found where cells were added or moved. */
  code: v.string(),
  output: index,
  ordinal: index,
});

/** Matrices in outputs of notebooks' cells. */
export const outputKind: SourceKind = {
  kind: 'output',

  async open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
    }
    const { notebook: address, cell: number, code, output, ordinal } = parsed.output;
    let notebook: vscode.NotebookDocument;
    try {
      notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.parse(address));
    } catch {
      throw new SourceLost(vscode.l10n.t('{0} cannot be opened any more.', kept.place));
    }
    const isIt = (cell: vscode.NotebookCell) =>
      cell.document.getText().slice(0, headLength) === code &&
      matricesIn(cell.outputs).some((each) => each.output === output && each.ordinal === ordinal);
    const cells = notebook.getCells();
    const cell = [...cells.slice(number, number + 1), ...cells].find(isIt);
    if (!cell) {
      throw new SourceLost(vscode.l10n.t('There is no matrix any more in {0}.', kept.place));
    }
    return new OutputSource(cell, { output, ordinal }, kept.id);
  },
};
