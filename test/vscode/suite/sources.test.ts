import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arrayOf, writeNpy, writeNpz } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { extension, openSample, positionOf, visualize } from './support/extension.js';
import { openUnsaved } from './support/unsaved.js';
import { until } from './support/until.js';

const shown = () => {
  const what = extension().exports.shown();
  return what ? `${what.rows}×${what.cols} ${what.place}` : 'none';
};

const python = 'import numpy as np\nW = np.array([[1, 2], [3, 4], [5, 6]])\n';

function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  assert.ok(first);
  return first.uri;
}

/** A file of the workspace that the test may rename and delete. */
async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return uri;
}

async function showAt(document: vscode.TextDocument, text: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  const at = positionOf(document, text, 1);
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand('lowRankLens.visualize');
  return editor;
}

describe('where a matrix comes from', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is followed when lines come before it', async () => {
    const editor = await visualize('worked.py', '[[4, 11, 14]');
    await until('A is shown', () => shown() === '2×3 worked.py:13');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one\n# two\n'));
    await until('its line is another', () => shown() === '2×3 worked.py:15');
    await vscode.commands.executeCommand('undo');
    await until('and is the old one again', () => shown() === '2×3 worked.py:13');
    await editor.document.save();
  });

  it('is found again when its file was closed, and reveals it', async () => {
    const uri = await write('closed.py', python);
    await showAt(await vscode.workspace.openTextDocument(uri), '[[1');
    await until('W is shown', () => shown() === '3×2 closed.py:2');
    await vscode.commands.executeCommand('workbench.action.closeEditorsInGroup');
    await openSample('data.json');
    assert.equal(shown(), '3×2 closed.py:2');
    await vscode.commands.executeCommand('lowRankLens.reveal');
    await until('the file is open again', () =>
      Boolean(vscode.window.activeTextEditor?.document.fileName.endsWith('closed.py')),
    );
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.selection.start.line, 1);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 36), ', [7, 8]'));
    await until('it is followed again', () => shown() === '4×2 closed.py:2');
    await editor.document.save();
    await vscode.workspace.fs.delete(uri);
  });

  it('is followed when its file is renamed, and gone when that is deleted', async () => {
    const uri = await write('before.py', python);
    await showAt(await vscode.workspace.openTextDocument(uri), '[[1');
    await until('W is shown', () => shown() === '3×2 before.py:2');
    const after = vscode.Uri.joinPath(folder(), 'after.py');
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(uri, after);
    assert.ok(await vscode.workspace.applyEdit(rename));
    await until('it has the new name', () => shown() === '3×2 after.py:2');
    const remove = new vscode.WorkspaceEdit();
    remove.deleteFile(after);
    assert.ok(await vscode.workspace.applyEdit(remove));
    await until('it is gone', () => shown() === 'none');
  });

  it('is gone with an unsaved document', async () => {
    const { document } = await openUnsaved('W = [[1, 2], [3, 4]]', 'python');
    await showAt(document, '[[1');
    await until('W is shown', () => shown().startsWith('2×2 Untitled'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('it is gone', () => shown() === 'none');
  });

  it('keeps the matrix when the language of the document changes', async () => {
    const { document } = await openUnsaved('W = [[1, 2], [3, 4]]', 'python');
    await showAt(document, '[[1');
    await until('W is shown', () => shown().startsWith('2×2 Untitled'));
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.match(shown(), /^2×2 Untitled/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is a cell of a notebook, named by its place there, and is revealed in it', async () => {
    const cells = ['import numpy as np', 'np.array([[1, 2], [3, 4]])', 'print(1)'].map(
      (text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'),
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(cells),
    );
    await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
    const { document } = notebook.cellAt(1);
    const target = { uri: document.uri.toString(), offset: document.getText().indexOf('[[') };
    await vscode.commands.executeCommand('lowRankLens.visualize', target);
    await until('it is shown', () => /^2×2 Untitled.*, cell 2, line 1$/.test(shown()));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 0, 0), 'W = ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const before = new vscode.WorkspaceEdit();
    const note = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, '# new', 'markdown');
    before.set(notebook.uri, [vscode.NotebookEdit.insertCells(0, [note])]);
    assert.ok(await vscode.workspace.applyEdit(before));
    await until('it is in the third cell', () => shown().endsWith(', cell 3, line 1'));
    await openSample('data.json');
    await vscode.commands.executeCommand('lowRankLens.reveal');
    await until('its cell is selected', () =>
      Boolean(vscode.window.activeNotebookEditor?.selections.some(({ start }) => start === 2)),
    );
    const remove = new vscode.WorkspaceEdit();
    remove.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(2, 3))]);
    assert.ok(await vscode.workspace.applyEdit(remove));
    await until('it is gone with its cell', () => shown() === 'none');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is one side of a diff, and is revealed there', async () => {
    const old = await write('old.py', python);
    const now = await write('now.py', python.replace('[5, 6]', '[5, 7]'));
    await vscode.commands.executeCommand('vscode.diff', old, now, 'old ↔ now', {
      viewColumn: vscode.ViewColumn.One,
    });
    const target = { uri: old.toString(), offset: python.indexOf('[[') };
    await vscode.commands.executeCommand('lowRankLens.visualize', target);
    await until('it is shown', () => shown() === '3×2 old.py:2');
    const tabs = () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(({ input }) => !(input instanceof vscode.TabInputWebview))
        .map(({ label }) => label);
    await vscode.commands.executeCommand('lowRankLens.reveal');
    await until('it is selected', () =>
      vscode.window.visibleTextEditors.some(
        ({ document, selection }) =>
          document.uri.toString() === old.toString() && !selection.isEmpty,
      ),
    );
    assert.deepEqual(tabs(), ['old ↔ now']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [old, now]) await vscode.workspace.fs.delete(uri);
  });

  it('is an array in a file, read again when that is written', async () => {
    const rows = (...all: number[][]) => arrayOf(fromRows(all));
    const uri = vscode.Uri.joinPath(folder(), 'noise.npy');
    await vscode.workspace.fs.writeFile(uri, writeNpy(rows([1, 2, 3], [4, 5, 6])));
    await vscode.commands.executeCommand('lowRankLens.openAsMatrix', uri);
    await until('it is shown', () => shown() === '2×3 noise.npy');
    await vscode.workspace.fs.writeFile(uri, writeNpy(rows([1, 2], [3, 4], [5, 6], [7, 8])));
    await until('it is read again', () => shown() === '4×2 noise.npy');
    const broken = await write('broken.npy', 'no array at all');
    await vscode.commands.executeCommand('lowRankLens.openAsMatrix', broken);
    await until('the editor of the broken file shows nothing', () => shown() === 'none');
    const archive = vscode.Uri.joinPath(folder(), 'one.npz');
    await vscode.workspace.fs.writeFile(archive, writeNpz({ W: rows([1, 2]) }));
    await vscode.commands.executeCommand('lowRankLens.openAsMatrix', archive);
    await until('the only array of the archive is shown', () => shown() === '1×2 one.npz: W');
    await vscode.workspace.fs.delete(archive);
    await until('it is gone with its file', () => shown() === 'none');
    for (const left of [uri, broken]) await vscode.workspace.fs.delete(left);
  });
});
