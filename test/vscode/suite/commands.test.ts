import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, openSample, positionOf, visualize } from './support/extension.js';
import { until } from './support/until.js';

const shape = () => {
  const shown = extension().exports.shown();
  return shown ? `${shown.rows}×${shown.cols}` : 'none';
};

describe('commands', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('open a sample as a document of its own', async () => {
    await vscode.commands.executeCommand('lowRankLens.openSamples', 'worked.py');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.scheme, 'untitled');
    assert.equal(editor.document.languageId, 'python');
    assert.ok(editor.document.offsetAt(editor.selection.active) > 0);
  });

  it('insert factors of the lens in the language of the text', async () => {
    const editor = await visualize('worked.py', '[[3, 2, 5]');
    await until('X is shown', () => shape() === '4×3');
    await vscode.commands.executeCommand('lowRankLens.chooseRank', 1);
    const before = editor.document.getText();
    const isInserted = () =>
      /X_B = np\.array\([^]*X_A = np\.array\(/.test(editor.document.getText());
    for (let again = 0; !isInserted() && again < 60; again++) {
      // The page needs a moment for its decomposition; until then it says why it does nothing.
      await vscode.commands.executeCommand('lowRankLens.insertFactors', { kind: 'adapter' });
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    assert.ok(isInserted());
    const a = /X_A = np\.array\(\[\[([^\]]*)\]\]\)/.exec(editor.document.getText())?.[1] ?? '';
    assert.equal(a.split(',').length, 3);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    while (editor.document.getText() !== before) await vscode.commands.executeCommand('undo');
  });

  it('copy a result for a program', async () => {
    await visualize('worked.py', '[[4, 11, 14]');
    await until('A is shown', () => shape() === '2×3');
    let copied = '';
    for (let again = 0; !copied.includes('A_s = [') && again < 60; again++) {
      const wish = { kind: 'values', target: 'matlab' };
      await vscode.commands.executeCommand('lowRankLens.copyAs', wish);
      await new Promise((resolve) => setTimeout(resolve, 300));
      copied = await vscode.env.clipboard.readText();
    }
    assert.match(copied, /^A_s = \[18\.97\d* 9\.48\d*\];$/);
  });

  for (const [kind, line] of [
    ['Numpy', 'U, s, Vt = np.linalg.svd(M, full_matrices=False)'],
    ['Dask', 'U, s, Vt = da.linalg.svd(X)'],
  ] as const) {
    it(`copy what is on screen as a ${kind} program`, async () => {
      await visualize('worked.py', '[[4, 11, 14]');
      await until('A is shown', () => shape() === '2×3');
      await vscode.env.clipboard.writeText('');
      let copied = '';
      for (let again = 0; copied === '' && again < 60; again++) {
        await vscode.commands.executeCommand(`lowRankLens.copy${kind}Program`);
        await new Promise((resolve) => setTimeout(resolve, 300));
        copied = await vscode.env.clipboard.readText();
      }
      assert.match(copied, /^M = np\.array\(\[\[4, 11, 14\],\s+\[8, 7, -2\]\]\)$/m);
      assert.ok(copied.includes(`${line}\n`), copied);
    });
  }

  it('show the completion of a literal with missing entries', async () => {
    const { document } = await openSample('worked.py');
    const offset = document.offsetAt(positionOf(document, '[2, np.nan', 1));
    const target = { uri: document.uri.toString(), offset };
    await vscode.commands.executeCommand('lowRankLens.completeMissing', target);
    await until('it is shown', () => shape() !== 'none');
  });

  it('write a report without names of files', async () => {
    await visualize('worked.py', '[[3, 2, 5]');
    await until('X is shown', () => shape() === '4×3');
    await vscode.commands.executeCommand('lowRankLens.showDiagnostics');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.uri.scheme === 'untitled');
    const text = document.getText();
    const manifest = extension().packageJSON as { version: string };
    assert.ok(text.includes(`- Low-Rank Lens: ${manifest.version}\n`));
    assert.ok(text.includes(vscode.version));
    assert.match(text, /- Extension host: (Node \d|web worker)/);
    assert.match(text, /## Lens: panel/);
    assert.match(text, /- Pictures: (GPU|CPU|not drawn)|did not answer/);
    assert.match(text, /`lowRankLens\.maxEntries`: 16777216/);
    assert.doesNotMatch(text, /worked/);
  });
});

describe('lines above matrices', () => {
  before(() => extension().activate());
  const lenses = async (document: vscode.TextDocument) =>
    (
      await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        50,
      )
    ).map(({ command }) => command?.title ?? '');

  it('are off, and say shape and rank where they are on', async () => {
    const { document } = await openSample('worked.py');
    const own = (titles: readonly string[]) => titles.filter((title) => title.includes('×'));
    assert.deepEqual(own(await lenses(document)), []);
    const settings = vscode.workspace.getConfiguration('lowRankLens');
    await settings.update('codeLens', true, vscode.ConfigurationTarget.Global);
    try {
      const titles = own(await lenses(document));
      assert.ok(titles.includes('4×3 · rank 2 · Visualize'), titles.join(', '));
      assert.ok(titles.some((title) => title.endsWith(' missing · Visualize')));
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
