import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support/extension.js';
import { openUnsaved } from './support/unsaved.js';
import { until } from './support/until.js';

/** The entries of the light bulb at the first occurrence of a text, with their edits. */
async function actionsAt(
  document: vscode.TextDocument,
  text: string,
): Promise<vscode.CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    undefined,
    20,
  );
  return all.filter(({ title }) => /matrix|approximation|missing|Insert U/.test(title));
}

/**
 * Chooses an entry as the light bulb does: its edit first, then its command. VS Code drops a request while it still takes
 * in a new document; the light bulb asks again, and so does this.
 */
async function choose(document: vscode.TextDocument, at: string, title: RegExp): Promise<void> {
  let actions: readonly vscode.CodeAction[] = [];
  const giveUp = Date.now() + 30_000;
  while (actions.length === 0 && Date.now() < giveUp) {
    actions = await actionsAt(document, at);
    if (actions.length === 0) await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const action = actions.find((each) => title.test(each.title));
  assert.ok(
    action,
    `${String(title)} is not among ${actions.map((each) => each.title).join(', ')}`,
  );
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  const { command } = action;
  if (command) {
    await vscode.commands.executeCommand(
      command.command,
      ...((command.arguments ?? []) as unknown[]),
    );
  }
}

/** One undo gives the old text back. */
async function undoes(document: vscode.TextDocument, before: string): Promise<void> {
  assert.notEqual(document.getText(), before);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await vscode.commands.executeCommand('undo');
  await until('one undo takes it back', () => document.getText() === before);
}

describe('the light bulb at a matrix', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const noisy = `def weights():
    W = np.array(
        [[1.02, 1.98, 3.01],
         [2.01, 4.02, 5.98],
         [2.99, 6.01, 9.02]],  # of rank 1, and noise
        dtype=np.float64,
    )
    return W
`;

  it('replaces it by its approximation, and keeps everything around the numbers', async () => {
    const { document } = await openUnsaved(noisy, 'python');
    const titles = (await actionsAt(document, '[[1.02')).map(({ title }) => title);
    assert.ok(titles.includes('Visualize 3×3 matrix'), titles.join(', '));
    await choose(document, '[[1.02', /^Replace by rank-1 approximation$/);
    const text = document.getText();
    assert.match(
      text,
      /^def weights\(\):\n {4}W = np\.array\(\n {8}\[\[1\.\d\d, 2\.\d\d, 3\.\d\d\],\n/,
    );
    assert.match(
      text,
      /\],? {2}# of rank 1, and noise\n {8}dtype=np\.float64,\n {4}\)\n {4}return W/,
    );
    await undoes(document, noisy);
  });

  it('has a second entry with all digits, whose result has that rank', async () => {
    const { document } = await openUnsaved(noisy, 'python');
    await choose(document, '[[1.02', /rank-1 approximation, with all digits/);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('[[') + 2),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert.match(text, /3×3, rank 1/);
    await undoes(document, noisy);
  });

  it('writes Julia in Julia, MATLAB in MATLAB, LaTeX in LaTeX', async () => {
    const rows = ['1.02 1.98 3.01', '2.01 4.02 5.98', '2.99 6.01 9.02'];
    const texts: readonly (readonly [string, string, RegExp])[] = [
      ['A = [' + rows.join('; ') + '];\n', 'matlab', /^A = \[[\d.]+ [\d.]+ [\d.]+; .*\];\n$/],
      ['A = [' + rows.join('; ') + ']\n', 'julia', /^A = \[[\d.]+ [\d.]+ [\d.]+; .*\]\n$/],
      [
        '\\[ A = \\begin{pmatrix} ' +
          rows.map((row) => row.replaceAll(' ', ' & ')).join(' \\\\ ') +
          ' \\end{pmatrix} \\]\n',
        'latex',
        /^\\\[ A = \\begin\{pmatrix\} [\d.]+ & [\d.]+ & [\d.]+ \\\\ .* \\end\{pmatrix\} \\\]\n$/,
      ],
    ];
    for (const [content, language, expected] of texts) {
      const { document } = await openUnsaved(content, language);
      await choose(document, '1.02', /^Replace by rank-1 approximation$/);
      assert.match(document.getText(), expected);
      await undoes(document, content);
    }
  });

  it('inserts U, Σ and Vᵀ after the statement', async () => {
    const { document } = await openUnsaved(noisy, 'python');
    await choose(document, '[[1.02', /^Insert U, Σ, Vᵀ of rank 1$/);
    assert.match(
      document.getText(),
      / {4}\)\n {4}W_U = np\.array\(\[\[[^]*\n {4}W_s = np\.array\([^]*\n {4}W_Vt = np\.array\([^]*\n {4}return W/,
    );
    await undoes(document, noisy);
  });

  const holes = `R = [[1, 2, 3, 4],
     [2, 4, None, 8],
     [3, 6, 9, 12],
     [4, None, 12, 16],
     [5, 10, 15, 20]]
`;

  it('completes missing entries, and leaves the others as they are', async () => {
    const { document } = await openUnsaved(holes, 'python');
    await choose(document, '[[1', /^Complete 2 missing entries$/);
    await until('the entries are filled', () => !document.getText().includes('None'));
    assert.equal(document.getText(), holes.replace('None', '6').replace('None', '8'));
    await undoes(document, holes);
  });

  it('does not write over tables, printouts and what it cannot write exactly', async () => {
    const kept: readonly (readonly [string, string, string])[] = [
      ['a,b,c\n1.02,1.98,3.01\n2.01,4.02,5.98\n2.99,6.01,9.02\n', 'csv', '2.01'],
      [
        '# tensor([[1.02, 1.98, 3.01],\n#         [2.01, 4.02, 5.98],\n#         [2.99, 6.01, 9.02]])\n',
        'python',
        '2.01',
      ],
      ['A = [[1.02, 1.98, 3.01], [2.01, 2.01*2, 5.98], [2.99, 6.01, 9.02]]\n', 'python', '[2.01'],
    ];
    for (const [content, language, at] of kept) {
      const { document } = await openUnsaved(content, language);
      const titles = (await actionsAt(document, at)).map(({ title }) => title);
      assert.ok(
        !titles.some((title) => title.startsWith('Replace')),
        `${content}: ${titles.join(', ')}`,
      );
    }
  });

  it('does not offer full rank, noise, or anything where there is no matrix', async () => {
    const { document } = await openUnsaved('A = [[2, 0], [0, 3]]\nb = [1, 2, 3]\n', 'python');
    const titles = (await actionsAt(document, '[[2')).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => title.startsWith('Replace')),
      [],
    );
    assert.deepEqual(await actionsAt(document, '[1, 2, 3]'), []);
  });

  it('says that nothing changes where the matrix has the rank already', async () => {
    const content = 'X = [[3, 2, 5], [2, 3, 5], [2, -2, 0], [5, 5, 10]]\n';
    const { document } = await openUnsaved(content, 'python');
    const actions = await actionsAt(document, '[[3');
    const action = actions.find(({ title }) => title === 'Replace by rank-2 approximation');
    assert.ok(action);
    assert.equal(action.edit, undefined);
    assert.equal(action.command?.command, 'lowRankLens.tell');
  });
});
