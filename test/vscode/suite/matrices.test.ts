import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, openSample, positionOf } from './support/extension.js';
import { until } from './support/until.js';

const shown = () => {
  const found = extension().exports.shown();
  return found ? `${found.rows}×${found.cols} at ${found.place}` : 'none';
};

function put(editor: vscode.TextEditor, text: string): void {
  const at = positionOf(editor.document, text, 2);
  editor.selection = new vscode.Selection(at, at);
}

/** Waits longer than the side bar waits for the cursor to rest. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 1000));

describe('the side bar', () => {
  before(async () => {
    await extension().activate();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(async () => {
    await vscode.commands.executeCommand('lowRankLens.unpin');
    await vscode.commands.executeCommand('workbench.view.explorer');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows the matrix at the cursor when it is opened, and follows the cursor', async () => {
    const editor = await openSample('worked.py');
    put(editor, '[[3, 2, 5]');
    await vscode.commands.executeCommand('lowRankLens.visualizeInSideBar');
    await until('X is shown', () => shown().startsWith('4×3 at worked.py'));
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    put(editor, '[[4, 11, 14]');
    await until('A is shown', () => shown().startsWith('2×3 at worked.py'));
  });

  it('keeps its picture where there is no matrix', async () => {
    const before = shown();
    const editor = await openSample('worked.py');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await rest();
    assert.equal(shown(), before);
  });

  it('stays with its matrix while it is pinned', async () => {
    const editor = await openSample('worked.py');
    const before = shown();
    await vscode.commands.executeCommand('lowRankLens.pin');
    put(editor, '[[3, 2, 5]');
    await rest();
    assert.equal(shown(), before);
    await vscode.commands.executeCommand('lowRankLens.unpin');
    await until('X is shown', () => shown().startsWith('4×3 at worked.py'));
  });

  it('shows a matrix of its list', async () => {
    const { document } = await openSample('worked.py');
    const target = {
      uri: document.uri.toString(),
      offset: document.offsetAt(positionOf(document, '[[4, 11, 14]', 1)),
    };
    await vscode.commands.executeCommand('lowRankLens.showListed', target);
    await until('A is shown', () => shown().startsWith('2×3 at worked.py'));
  });
});
