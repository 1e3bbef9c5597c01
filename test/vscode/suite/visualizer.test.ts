import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, openSample, positionOf, visualize } from './support/extension.js';
import { until } from './support/until.js';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      (tab) =>
        tab.input instanceof vscode.TabInputWebview &&
        tab.input.viewType.endsWith('lowRankLens.visualizer'),
    );

describe('the visualizer', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens beside the editor, named after the variable, and leaves the focus there', async () => {
    const editor = await visualize('worked.py', '[[3, 2, 5]');
    await until('the panel is named', () => panels()[0]?.label === 'Lens: X');
    assert.equal(panels()[0]?.group.viewColumn, vscode.ViewColumn.Two);
    assert.equal(vscode.window.activeTextEditor, editor);
    assert.ok(!editor.document.isDirty);
  });

  it('is used again for the next matrix', async () => {
    await visualize('worked.py', '[[3, 2, 5]');
    await visualize('worked.py', '[[4, 11, 14]');
    await until('the panel shows A', () => panels()[0]?.label === 'Lens: A');
    assert.equal(panels().length, 1);
  });

  it('does not open where there is no matrix', async () => {
    await visualize('worked.py', 'import numpy');
    assert.equal(panels().length, 0);
  });

  it('opens in the side bar when the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('lowRankLens');
    await settings.update('openIn', 'sideBar', vscode.ConfigurationTarget.Global);
    try {
      await visualize('worked.py', '[[3, 2, 5]');
      assert.equal(panels().length, 0);
    } finally {
      await settings.update('openIn', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('goes back to the matrix it shows', async () => {
    await visualize('worked.py', '[[4, 11, 14]');
    await until('the panel shows A', () => panels()[0]?.label === 'Lens: A');
    await openSample('data.json');
    await vscode.commands.executeCommand('lowRankLens.reveal');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.fileName.endsWith('worked.py'));
    const literal = positionOf(editor.document, '[[4, 11, 14]');
    assert.equal(editor.selection.active.line, literal.line);
  });
});
