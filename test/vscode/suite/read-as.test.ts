import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, hoverAt, openSample, positionOf, visualize } from './support/extension.js';
import { until } from './support/until.js';

const shape = () => {
  const shown = extension().exports.shown();
  return shown ? `${shown.rows}×${shown.cols}` : 'none';
};

/** Sets how the matrix on screen is read, as a key binding does. */
async function readAs(as: object): Promise<void> {
  await vscode.commands.executeCommand('lowRankLens.readAs', as);
}

/** Replaces the first occurrence of `what` with other text. */
async function replace(editor: vscode.TextEditor, what: string, by: string): Promise<void> {
  const { document } = editor;
  const range = new vscode.Range(
    positionOf(document, what),
    positionOf(document, what, what.length),
  );
  assert.ok(await editor.edit((edit) => edit.replace(range, by)));
}

describe('how a matrix is read', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is chosen for the matrix on screen, and the hover says it', async () => {
    await visualize('worked.py', '[[4, 11, 14]');
    await until('A is shown', () => shape() === '2×3');
    await readAs({ transposed: true });
    await until('A is turned over', () => shape() === '3×2');
    assert.match(
      await hoverAt('worked.py', '[[4, 11, 14]', 2),
      /3×2, rank 2\*\*\n\n[^\n]*transposed/,
    );
    assert.match(await hoverAt('worked.py', '[[3, 2, 5]', 2), /4×3, rank 2/);
  });

  it('is kept for the literal when it is shown again, and while it is edited', async () => {
    await visualize('worked.py', '[[3, 2, 5]');
    await until('X is shown', () => shape() === '4×3');
    const editor = await visualize('worked.py', '[[4, 11, 14]');
    await until('A is turned over', () => shape() === '3×2');
    await replace(editor, 'A = np', 'C = 1\nA = np');
    await replace(editor, ' 14], [8, 7', ' 14, 0], [8, 7, 0');
    await until('four columns are four rows', () => shape() === '4×2');
    await replace(editor, 'C = 1\nA = np', 'A = np');
    await replace(editor, ' 14, 0], [8, 7, 0', ' 14], [8, 7');
    await until('three columns are three rows', () => shape() === '3×2');
    await editor.document.save();
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
    const at = positionOf(editor.document, '[[4, 11, 14]', 1);
    editor.selection = new vscode.Selection(at, at);
    await readAs({ transposed: true });
    await until('A is shown, turned over', () => shape() === '3×2');
    await readAs({});
    await until('A is as the text says', () => shape() === '2×3');
  });
});
