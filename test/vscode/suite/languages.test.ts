import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support/extension.js';

/**
 * One matrix in every notation, as a user would have it in a file of that name, and the text of its hover.
 * Most are the worked examples: σ = 15, 3, 0 and σ = 6√10, 3√10.
 */
const worked = { shape: '4×3', rank: 2, sigma: '15, 3, 0' };
const two = { shape: '2×3', rank: 2, sigma: '18.974, 9.4868' };

const cases: readonly (readonly [
  name: string,
  file: string,
  text: string,
  at: string,
  expected: { readonly shape: string; readonly rank: number; readonly sigma: string },
])[] = [
  [
    'NumPy',
    'a.py',
    'X = np.array([[3, 2, 5], [2, 3, 5], [2, -2, 0], [5, 5, 10]])\n',
    '2, 3',
    worked,
  ],
  [
    'a wrapped NumPy printout',
    'log.txt',
    'array([[ 4, 11,\n        14],\n       [ 8,  7,\n        -2]])\n',
    '11',
    two,
  ],
  [
    'a JAX printout',
    'log.txt',
    'Array([[ 4., 11., 14.],\n       [ 8.,  7., -2.]], dtype=float32)\n',
    '11',
    two,
  ],
  [
    'a PyTorch printout',
    'log.txt',
    "tensor([[ 4., 11., 14.],\n        [ 8.,  7., -2.]], device='cuda:0', grad_fn=<AddBackward0>)\n",
    '11',
    two,
  ],
  ['MATLAB', 'a.m', 'A = [4 11 14; 8 7 -2];\n', '11', two],
  ['Julia', 'a.jl', 'A = [4 11 14; 8 7 -2]\n', '11', two],
  ['R', 'a.R', 'A <- matrix(c(4, 11, 14, 8, 7, -2), nrow = 2, byrow = TRUE)\n', '11', two],
  ['LaTeX', 'a.tex', '\\begin{bmatrix} 4 & 11 & 14 \\\\ 8 & 7 & -2 \\end{bmatrix}\n', '11', two],
  ['JSON', 'a.json', '{ "w": [[4, 11, 14], [8, 7, -2]] }\n', '11', two],
  ['JavaScript', 'a.js', 'const m = [[4, 11, 14], [8, 7, -2]];\n', '11', two],
  ['TypeScript', 'a.ts', 'const m: number[][] = [[4, 11, 14], [8, 7, -2]];\n', '11', two],
  ['C', 'a.c', 'double a[2][3] = {{4, 11, 14}, {8, 7, -2}};\n', '11', two],
  ['C++', 'a.cpp', 'Eigen::MatrixXd m(2, 3);\nm << 4, 11, 14,\n     8, 7, -2;\n', '11', two],
  ['Java', 'A.java', 'class A { double[][] m = {{4, 11, 14}, {8, 7, -2}}; }\n', '11', two],
  ['C#', 'a.cs', 'var m = new double[,] { { 4, 11, 14 }, { 8, 7, -2 } };\n', '11', two],
  ['Go', 'a.go', 'var m = [][]float64{{4, 11, 14}, {8, 7, -2}}\n', '11', two],
  ['Rust', 'a.rs', 'let a = array![[4., 11., 14.], [8., 7., -2.]];\n', '11', two],
  ['Fortran', 'a.f90', 'a = reshape([4d0, 8d0, 11d0, 7d0, 14d0, -2d0], [2, 3])\n', '11', two],
  ['Ruby', 'a.rb', 'm = Matrix[[4, 11, 14], [8, 7, -2]]\n', '11', two],
  ['PHP', 'a.php', '<?php $m = array(array(4, 11, 14), array(8, 7, -2));\n', '11', two],
  ['Lua', 'a.lua', 'm = {{4, 11, 14}, {8, 7, -2}}\n', '11', two],
  ['Swift', 'a.swift', 'let m: [[Double]] = [[4, 11, 14], [8, 7, -2]]\n', '11', two],
  ['F#', 'a.fs', 'let m = array2D [[4.; 11.; 14.]; [8.; 7.; -2.]]\n', '11', two],
  [
    'Kotlin',
    'a.kt',
    'val m = arrayOf(doubleArrayOf(4.0, 11.0, 14.0), doubleArrayOf(8.0, 7.0, -2.0))\n',
    '11',
    two,
  ],
  [
    'a table in LaTeX',
    'b.tex',
    '\\begin{tabular}{lrrr}\n  & x & y & z \\\\\n  \\hline\n  a & 4 & 11 & 14 \\\\\n  b & 8 & 7 & -2\n\\end{tabular}\n',
    '11',
    two,
  ],
  ['Wolfram', 'a.wl', 'm = {{4, 11, 14}, {8, 7, -2}}\n', '11', two],
  ['Typst', 'a.typ', '$ mat(4, 11, 14; 8, 7, -2) $\n', '11', two],
  [
    'Markdown',
    'a.md',
    '| a | b | c |\n|---|---|---|\n| 4 | 11 | 14 |\n| 8 | 7 | -2 |\n',
    '11',
    two,
  ],
  ['CSV', 'a.csv', 'a,b,c\n4,11,14\n8,7,-2\n', '11', two],
  ['TSV', 'a.tsv', '4\t11\t14\n8\t7\t-2\n', '11', two],
  [
    'an R printout',
    'log.txt',
    '     [,1] [,2] [,3]\n[1,]    4   11   14\n[2,]    8    7   -2\n',
    '11',
    two,
  ],
  [
    'a Julia printout',
    'log.txt',
    '2×3 Matrix{Float64}:\n 4.0  11.0  14.0\n 8.0   7.0  -2.0\n',
    '11',
    two,
  ],
  ['plain columns', 'log.txt', '4 11 14\n8 7 -2\n', '11', two],
];

async function write(file: string, text: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const uri = vscode.Uri.joinPath(folder, 'languages', file);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const document = await vscode.workspace.openTextDocument(uri);
  // A document that was already open may still have the text of the previous case.
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  if (document.getText() !== text) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, whole, text);
    await vscode.workspace.applyEdit(edit);
  }
  return document;
}

async function hoverText(document: vscode.TextDocument, position: vscode.Position) {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n')
    .replaceAll('&nbsp;', ' ');
}

describe('hover and Visualize Matrix', () => {
  before(() => extension().activate());

  for (const [name, file, text, at, expected] of cases) {
    it(`read ${name}`, async () => {
      const document = await write(file, text);
      const position = document.positionAt(text.indexOf(at));
      const hover = await hoverText(document, position);
      assert.ok(
        hover.includes(`**${expected.shape}, rank ${expected.rank}**`),
        hover.slice(0, 300),
      );
      assert.ok(hover.includes(`σ = ${expected.sigma}`), hover.replace(/base64,[^"]*/, ''));
      assert.ok(hover.includes('data:image/svg+xml;base64,'));
      assert.ok(hover.includes('command:lowRankLens.visualize?'));

      const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand('lowRankLens.visualize');
      const matrix = extension().exports.shown();
      assert.ok(matrix, 'nothing is shown');
      assert.equal(`${matrix.rows}×${matrix.cols}`, expected.shape);
    });
  }

  for (const [what, text, at] of [
    ['indexing', 'y = x[[0, 1], [1, 0]]\n', '0'],
    ['a type', 'def f(a: List[List[int]]) -> None: ...\n', 'List['],
    ['a comprehension', 'y = [[v for v in r] for r in rows]\n', 'for'],
    ['prose', '# On 12 May 3 of 4 people came.\n', '12'],
  ] as const) {
    it(`stay silent on ${what}`, async () => {
      const document = await write('silent.py', text);
      assert.equal(await hoverText(document, document.positionAt(text.indexOf(at))), '');
    });
  }

  it('say what is wrong with a ragged literal', async () => {
    const text = 'X = np.array([[1, 2], [3]])\n';
    const document = await write('ragged.py', text);
    const hover = await hoverText(document, document.positionAt(text.indexOf('1,')));
    assert.match(hover, /row 2/i);
  });
});
