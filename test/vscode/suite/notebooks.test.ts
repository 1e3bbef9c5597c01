import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSource } from '../../../src/host/sources/kinds.js';
import { OutputItems } from '../../../src/host/notebooks/output-items.js';
import { OutputSource } from '../../../src/host/sources/output/output-source.js';
import { TextSource } from '../../../src/host/sources/text/text-source.js';
import { literalAt } from '../../../src/host/sources/text/literals.js';
import { SourceLost } from '../../../src/host/sources/source.js';
import { fromRows } from '../../../src/core/matrix.js';
import { extension } from './support/extension.js';
import { openNotebook, output, printed, TestKernel, valued } from './support/notebook.js';
import { until } from './support/until.js';

const shown = () => {
  const what = extension().exports.shown();
  return what ? `${what.rows}×${what.cols} ${what.place}` : 'none';
};

const square = '[[1 2]\n [3 4]]\n';
const long = '[[1 2]\n [3 4]\n [5 6]]\n';

const visualizeOutput = (cell: unknown) =>
  vscode.commands.executeCommand('lowRankLens.visualizeOutput', cell);

describe('matrices in notebooks', () => {
  const kernel = new TestKernel('test-outputs');
  before(() => extension().activate());
  after(async () => {
    kernel.dispose();
    for (const { uri, isDirty } of vscode.workspace.notebookDocuments) {
      if (isDirty) await vscode.workspace.save(uri);
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  // Only the lens: after all editors were closed, VS Code takes half a minute to show a notebook.
  afterEach(async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(
      tabs.filter(({ input }) => input instanceof vscode.TabInputWebview),
    );
  });

  it('have a hover in cells', async () => {
    const notebook = await openNotebook([{ code: 'W = [[1, 2], [3, 4]]' }]);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      notebook.cellAt(0).document.uri,
      new vscode.Position(0, 6),
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((each) => (each as vscode.MarkdownString).value),
    );
    assert.match(text.join('\n'), /2×2, rank 2/);
  });

  it('are shown from the output of the selected cell', async () => {
    await openNotebook([{ code: 'print(W)', outputs: [printed(square)] }]);
    await visualizeOutput(undefined);
    await until('W is shown', () => /^2×2 .*output of cell 1$/.test(shown()));
  });

  it('follow the cell when it is run again, and stay when it is cleared', async () => {
    const notebook = await openNotebook([
      { code: 'x = 1' },
      { code: 'print(W)', outputs: [printed(square)] },
    ]);
    const cell = notebook.cellAt(1);
    await visualizeOutput({ notebook: notebook.uri.toString(), cell: 1 });
    await until('W is shown', () => shown().startsWith('2×2'));
    await kernel.run(cell, output(long));
    await until('the new one is shown', () => /^3×2 .*cell 2$/.test(shown()));
    await kernel.run(cell);
    await until('it is gone', () => shown() === 'none');
    await kernel.run(cell, output(square));
    await until('and comes back', () => shown().startsWith('2×2'));
  });

  it('keep their place when cells are inserted before, and go with their cell', async () => {
    const notebook = await openNotebook([{ code: 'W', outputs: [printed(square)] }]);
    await visualizeOutput(notebook.cellAt(0));
    await until('W is shown', () => shown().endsWith('cell 1'));
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'y = 1', 'python');
    const insert = new vscode.WorkspaceEdit();
    insert.set(notebook.uri, [vscode.NotebookEdit.insertCells(0, [cell])]);
    assert.ok(await vscode.workspace.applyEdit(insert));
    await until('it is in cell 2', () => shown().endsWith('cell 2'));
    const remove = new vscode.WorkspaceEdit();
    remove.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(1, 2))]);
    assert.ok(await vscode.workspace.applyEdit(remove));
    await until('it is gone', () => shown() === 'none');
  });

  it('are counted in the bar below the cell', async () => {
    const html = '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>';
    const notebook = await openNotebook([
      { code: 'a', outputs: [printed(square), valued({ 'text/html': html })] },
      { code: 'b', outputs: [printed('done in 3 s\n')] },
      { code: 'c' },
    ]);
    const items = new OutputItems();
    const texts = notebook.getCells().map((cell) => items.provideCellStatusBarItems(cell)?.text);
    assert.deepEqual(texts, ['$(symbol-array) 2×2 and 1 more', undefined, undefined]);
  });

  it('get results in a new cell, which one undo removes', async () => {
    const notebook = await openNotebook([
      { code: 'import numpy as np' },
      { code: 'print(W)', outputs: [printed(square)] },
      { code: 'z = 1' },
    ]);
    const source = new OutputSource(notebook.cellAt(1), { output: 0, ordinal: 0 }, 'test');
    await source.insert([
      {
        name: 'W_rank1',
        matrix: fromRows([
          [1, 2],
          [2, 4],
        ]),
      },
    ]);
    source.dispose();
    assert.equal(notebook.cellCount, 4);
    assert.match(notebook.cellAt(2).document.getText(), /^W_rank1 = np\.array\(\[\[1/);
    assert.equal(notebook.cellAt(2).document.languageId, 'python');
    await vscode.commands.executeCommand('undo');
    await until('the cell is gone', () => notebook.cellCount === 3);
  });

  it('of literals get results in a new cell, too', async () => {
    const notebook = await openNotebook([
      { code: 'M = [[1, 2], [3, 4]]\nprint(M)' },
      { code: 'z' },
    ]);
    const { document } = notebook.cellAt(0);
    const literal = literalAt(document, 6, { maxEntries: 100 });
    assert.ok(literal);
    const source = new TextSource(document, literal, 'test');
    await source.insert([{ name: 'M1', matrix: fromRows([[1, 2]]) }]);
    source.dispose();
    assert.equal(notebook.cellCount, 3);
    assert.equal(document.getText(), 'M = [[1, 2], [3, 4]]\nprint(M)');
    assert.match(notebook.cellAt(1).document.getText(), /^M1 = \[\[1/);
  });

  it('are found again by their cell after a restart', async () => {
    const notebook = await openNotebook([
      { code: 'first' },
      { code: 'print(W)', outputs: [printed(`${square}\n${long}`)] },
    ]);
    const source = new OutputSource(notebook.cellAt(1), { output: 0, ordinal: 1 }, 'test');
    const kept = source.description;
    source.dispose();
    const locator = { ...kept.locator, cell: 0 };
    const again = await openSource({ ...kept, locator });
    const options = { token: new vscode.CancellationTokenSource().token, report: () => undefined };
    const { result } = await again.read(options);
    assert.ok(result.ok);
    assert.deepEqual([result.value.rows, result.value.cols], [3, 2]);
    again.dispose();
    await assert.rejects(
      openSource({ ...kept, locator: { ...locator, code: 'other' } }),
      SourceLost,
    );
    assert.match(kept.place, /^test-\d+\.ipynb, output of cell 2, matrix 2$/);
  });
});
