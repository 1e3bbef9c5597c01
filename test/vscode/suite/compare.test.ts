import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support/extension.js';
import { openUnsaved } from './support/unsaved.js';
import { until } from './support/until.js';

const text = `W = [[3, 2, 5], [2, 3, 5]]
V = [[3, 2, 5], [2, 3, 4]]
S = [[1, 2], [3, 4]]
`;

const shown = () => extension().exports.shown()?.place ?? 'none';

describe('comparisons', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const open = () => openUnsaved(text, 'python');

  it('show two literals with a cursor in each', async () => {
    const editor = await open();
    editor.selections = [5, 32].map((offset) => {
      const at = editor.document.positionAt(offset);
      return new vscode.Selection(at, at);
    });
    await vscode.commands.executeCommand('lowRankLens.compare');
    await until('W and V are shown', () => /:1 and .*:2$/.test(shown()));
  });

  it('show two literals in one selection', async () => {
    const editor = await open();
    editor.selection = new vscode.Selection(0, 0, 2, 0);
    await vscode.commands.executeCommand('lowRankLens.compare');
    await until('W and V are shown', () => /:1 and .*:2$/.test(shown()));
  });

  it('show what another extension names', async () => {
    const { document } = await open();
    const uri = document.uri.toString();
    const second = { uri, offset: text.indexOf('[[3') };
    const first = { uri, offset: text.lastIndexOf('[[3, 2, 5], [2, 3, 4') };
    await vscode.commands.executeCommand('lowRankLens.compare', { first, second });
    await until('V and W are shown', () => /:2 and .*:1$/.test(shown()));
  });

  it('leave the lens as it is where the shapes differ', async () => {
    const { document } = await open();
    const uri = document.uri.toString();
    const first = { uri, offset: text.indexOf('[[3') };
    const second = { uri, offset: text.indexOf('[[1') };
    await vscode.commands.executeCommand('lowRankLens.compare', { first, second });
    assert.doesNotMatch(shown(), /:1 and .*:3$/);
  });
});
