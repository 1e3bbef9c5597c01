import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, hoverAt, openSample, visualize } from './support/extension.js';
import { until } from './support/until.js';

const shape = () => {
  const shown = extension().exports.shown();
  return shown ? `${shown.rows}×${shown.cols}` : 'none';
};

/** How the matrix on screen is to be read: as a key binding says it. */
async function readAs(as: object): Promise<void> {
  await vscode.commands.executeCommand('lowRankLens.readAs', as);
}

describe('how a matrix is read', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is chosen for the matrix on screen, and the hover says it', async () => {
    await visualize('worked.py', '[[4, 11, 14]');
    await until('A is shown', () => shape() === '2×3');
    await readAs({ transposed: true });
    await until('A is turned over', () => shape() === '3×2');
    assert.match(await hoverAt('worked.py', '[[4, 11, 14]', 2), /3×2, rank 2\n\n[^\n]*transposed/);
    assert.match(await hoverAt('worked.py', '[[3, 2, 5]', 2), /4×3, rank 2/);
  });

  it('is kept for the literal when it is shown again, and while it is edited', async () => {
    await visualize('worked.py', '[[3, 2, 5]');
    await until('X is shown', () => shape() === '4×3');
    const editor = await visualize('worked.py', '[[4, 11, 14]');
    await until('A is turned over', () => shape() === '3×2');
    const text = editor.document.getText();
    const line = editor.document.positionAt(text.indexOf('A = np'));
    await editor.edit((edit) => edit.insert(line, 'C = 1\n'));
    const entry = editor.document.positionAt(editor.document.getText().indexOf(' 14], [8'));
    await editor.edit((edit) => edit.insert(entry, ' 0,'));
    const second = editor.document.positionAt(editor.document.getText().indexOf(' -2]])'));
    await editor.edit((edit) => edit.insert(second, ' 0,'));
    await until('four columns are four rows', () => shape() === '4×2');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is taken back', async () => {
    await visualize('worked.py', '[[4, 11, 14]');
    await until('A is turned over', () => shape() === '3×2');
    await readAs({});
    await until('A is as the text says', () => shape() === '2×3');
  });

  it('is kept for a selection, part of the columns too', async () => {
    const { document, selection } = await visualize('data.json', '[');
    assert.ok(selection.isEmpty);
    const editor = await openSample('ratings.tsv');
    editor.selection = new vscode.Selection(0, 0, editor.document.lineCount, 0);
    await vscode.commands.executeCommand('lowRankLens.visualize');
    await until(
      'the ratings are shown',
      () => extension().exports.shown()?.place === 'ratings.tsv:1',
    );
    const whole = extension().exports.shown();
    assert.ok(whole);
    await readAs({ columns: [0, 2] });
    await until('two columns are shown', () => shape() === `${whole.rows}×2`);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await visualize('worked.py', '[[3, 2, 5]');
    await until('X is shown', () => shape() === '4×3');
    const again = await openSample('ratings.tsv');
    again.selection = new vscode.Selection(0, 0, again.document.lineCount, 0);
    await vscode.commands.executeCommand('lowRankLens.visualize');
    await until('two columns are shown again', () => shape() === `${whole.rows}×2`);
    await readAs({});
    await until('all of them are shown', () => shape() === `${whole.rows}×${whole.cols}`);
  });

  it('is asked for the matrix at the cursor where none is on screen', async () => {
    const editor = await openSample('worked.py');
    const at = editor.document.positionAt(editor.document.getText().indexOf('[[4, 11, 14]') + 1);
    editor.selection = new vscode.Selection(at, at);
    await readAs({ transposed: true });
    await until('A is shown, turned over', () => shape() === '3×2');
    await readAs({});
    await until('A is as the text says', () => shape() === '2×3');
  });
});
