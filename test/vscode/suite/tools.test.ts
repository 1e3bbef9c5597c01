import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arrayOf, readNpz, writeNpy, writeNpz } from '../../../src/core/index.js';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';
import { seededRandom } from '../../../src/core/lowrank/linear/random.js';
import { prepare } from '../../../src/host/tools/prepare.js';
import { extension } from './support/extension.js';

interface Answer {
  readonly summary: string;
  readonly [field: string]: unknown;
}

const names = {
  analyze: 'lowRankLens_analyzeMatrix',
  approximate: 'lowRankLens_approximateMatrix',
  compare: 'lowRankLens_compareMatrices',
} as const;

async function invoke(
  tool: keyof typeof names,
  input: object,
  token?: vscode.CancellationToken,
): Promise<Answer> {
  const { content } = await vscode.lm.invokeTool(
    names[tool],
    { input, toolInvocationToken: undefined },
    token,
  );
  assert.equal(content.length, 1);
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value) as Answer;
}

async function refusal(tool: keyof typeof names, input: object): Promise<string> {
  try {
    await invoke(tool, input);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('the tool answered instead of refusing');
}

function textOf({ confirmationMessages }: vscode.PreparedToolInvocation): string {
  const message = confirmationMessages?.message;
  return message instanceof vscode.MarkdownString ? message.value : (message ?? '');
}

function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  assert.ok(first);
  return first.uri;
}

const inside = (name: string) => vscode.Uri.joinPath(folder(), name);
const write = (name: string, data: Uint8Array) => vscode.workspace.fs.writeFile(inside(name), data);
const read = (name: string) => vscode.workspace.fs.readFile(inside(name));

function noise(rows: number, cols: number): Matrix {
  const random = seededRandom(7);
  return { rows, cols, data: Float64Array.from({ length: rows * cols }, () => random.normal()) };
}

const example = '[[3, 2, 2], [2, 3, -2]]';
const python = `import numpy as np
A = np.array([[3, 2, 2],
              [2, 3, -2]])

B = np.array([[1, 2], [2, 4]])
`;

describe('the tools of language models', () => {
  before(async () => {
    await extension().activate();
    await write('tool.py', Buffer.from(python));
    const arrays = {
      W: arrayOf(
        fromRows([
          [1, 2],
          [2, 4],
        ]),
      ),
      V: arrayOf(
        fromRows([
          [1, 0],
          [0, 1],
        ]),
      ),
    };
    await write('tool.npz', writeNpz(arrays));
  });
  after(async () => {
    for (const name of ['tool.py', 'tool.npz', 'tool-deep.npy', 'tool-large.npy', 'tool-out.npz']) {
      await vscode.workspace.fs.delete(inside(name)).then(undefined, () => undefined);
    }
  });

  it('are known to VS Code, each with a schema and a description', () => {
    for (const name of Object.values(names)) {
      const tool = vscode.lm.tools.find((each) => each.name === name);
      assert.ok(tool, name);
      assert.ok(tool.description.length > 200);
      assert.equal((tool.inputSchema as { type: string }).type, 'object');
    }
  });

  it('analyze numbers of the question', async () => {
    const answer = await invoke('analyze', { text: example, language: 'python' });
    assert.deepEqual(answer['singularValues'], { count: 2, known: 2, leading: [5, 3], omitted: 0 });
    const matrix = answer['matrix'] as { rows: number; cols: number; reading: string };
    assert.deepEqual([matrix.rows, matrix.cols], [2, 3]);
    assert.match(matrix.reading, /list/i);
    assert.equal((answer['certified'] as { complete: boolean }).complete, true);
    assert.match(answer.summary, /2×3 matrix of numerical rank 2\. Recommended rank: /);
    assert.deepEqual(Object.keys(answer).sort(), [
      ...['certified', 'condition', 'matrix', 'missing', 'norms', 'numericalRank', 'ranks'],
      ...['recommended', 'singularValues', 'stableRank', 'summary', 'tails'],
    ]);
  });

  it('analyze a literal at a line of a file, and name the lines if none is given', async () => {
    const answer = await invoke('analyze', { file: 'tool.py', line: 2 });
    assert.equal((answer['matrix'] as { place: string }).place, 'tool.py:2');
    assert.equal(answer['numericalRank'], 2);
    const second = await invoke('analyze', { file: inside('tool.py').toString(), line: 5 });
    assert.equal(second['numericalRank'], 1);
    assert.match(
      await refusal('analyze', { file: 'tool.py' }),
      /2 matrices; send "line".*line 2: A, 2×3; line 5: B, 2×2/,
    );
    assert.match(await refusal('analyze', { file: 'tool.py', line: 99 }), /no line 99/);
  });

  it('analyze an array by its name, and list the names otherwise', async () => {
    const answer = await invoke('analyze', { file: 'tool.npz', array: 'W' });
    assert.equal(answer['numericalRank'], 1);
    assert.match((answer['matrix'] as { reading: string }).reading, /NumPy \.npz.*<f8/);
    assert.match(await refusal('analyze', { file: 'tool.npz' }), /2 arrays.*"W".*"V"/);
    assert.match(await refusal('analyze', { file: 'tool.npz', array: 'U' }), /no array named "U"/);
  });

  it('analyze a slice of a deeper array', async () => {
    const data = Float64Array.of(1, 0, 0, 1, 1, 1, 1, 1);
    await write('tool-deep.npy', writeNpy({ shape: [2, 2, 2], data }));
    const first = await invoke('analyze', { file: 'tool-deep.npy' });
    assert.equal(first['numericalRank'], 2);
    assert.match((first['matrix'] as { reading: string }).reading, /\[0, :, :\]/);
    const second = await invoke('analyze', { file: 'tool-deep.npy', slice: [1] });
    assert.equal(second['numericalRank'], 1);
    assert.match(await refusal('analyze', { file: 'tool-deep.npy', slice: [1, 2] }), /1 indices/);
    assert.match(
      await refusal('analyze', { file: 'tool-deep.npy', slice: [2] }),
      /beyond the shape/,
    );
  });

  it('analyze a cell of a notebook', async () => {
    const cells = [
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'M = [[1, 2], [2, 4]]', 'python'),
    ];
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(cells),
    );
    const file = notebook.uri.toString();
    const answer = await invoke('analyze', { file, cell: 1, line: 1 });
    assert.equal(answer['numericalRank'], 1);
    assert.match(await refusal('analyze', { file, line: 1 }), /send "cell"/);
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('answer with leading values and their bound for a matrix that stays in its file', async () => {
    const matrix = noise(60, 50);
    await write('tool-large.npy', writeNpy(arrayOf(matrix)));
    const whole = await invoke('analyze', { file: 'tool-large.npy' });
    const settings = vscode.workspace.getConfiguration('lowRankLens');
    await settings.update('maxEntries', 1000, vscode.ConfigurationTarget.Global);
    try {
      const answer = await invoke('analyze', { file: 'tool-large.npy' });
      const certified = answer['certified'] as {
        complete: boolean;
        valuesWithin: number;
        approximationWithin: number;
      };
      assert.equal(certified.complete, false);
      const values = (each: Answer) => (each['singularValues'] as { leading: number[] }).leading;
      values(answer).forEach((s, i) => {
        const exact = values(whole)[i]!;
        assert.ok(
          Math.abs(s - exact) <= certified.valuesWithin + 1e-6,
          `σ${i + 1}: ${s} and ${exact}`,
        );
      });
      const tails = whole['tails'] as { rank: number; tail: number }[];
      const rest = tails.find(({ rank }) => rank === 32)!.tail;
      assert.ok(Math.abs(certified.approximationWithin - rest) < 1e-3 * rest);
      const saved = await invoke('approximate', {
        file: 'tool-large.npy',
        rank: 3,
        saveTo: 'tool-out.npz',
        overwrite: true,
      });
      assert.deepEqual((saved['file'] as { arrays: unknown }).arrays, {
        U: [60, 3],
        s: [1, 3],
        Vt: [3, 50],
      });
      assert.ok(Math.abs((saved['measuredError'] as number) - (saved['tail'] as number)) < 1e-5);
      assert.match(
        await refusal('approximate', { file: 'tool-large.npy', relativeError: 0.001 }),
        /32 singular triplets.*send a larger one, or a rank/,
      );
      const file = 'tool-large.npy';
      const same = await invoke('compare', { first: { file }, second: { file }, rank: 3 });
      const angles = same['angles'] as { rank: number; columnSpaces: number[] };
      assert.deepEqual([same['difference'], angles.rank], [null, 3]);
      assert.ok(angles.columnSpaces.every((angle) => angle < 1e-4));
      assert.match(same.summary, /too large to be in memory, so there is no difference/);
      const beside = await invoke('compare', { first: { file }, second: { text: example } });
      const spectrum = beside['second'] as { singularValues: { leading: number[] } };
      assert.deepEqual(spectrum.singularValues.leading, [5, 3]);
      assert.equal((beside['angles'] as { columnSpaces: unknown }).columnSpaces, null);
    } finally {
      await settings.update('maxEntries', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('approximate in the answer, with the error of the theorem', async () => {
    const answer = await invoke('approximate', { text: example, rank: 1, result: 'approximation' });
    assert.deepEqual(
      (answer['approximation'] as number[][]).map((row) =>
        row.map((x) => Math.round(x * 1e6) / 1e6),
      ),
      [
        [2.5, 2.5, 0],
        [2.5, 2.5, 0],
      ],
    );
    assert.equal(answer['tail'], 3);
    assert.equal(answer['measuredError'], 3);
    const factors = await invoke('approximate', { text: example, relativeError: 0.6 });
    assert.equal(factors['rank'], 1);
    assert.deepEqual((factors['factors'] as { s: number[] }).s, [5]);
  });

  it('write what is too long for an answer to a file, and never over one unasked', async () => {
    await vscode.workspace.fs.delete(inside('tool-out.npz')).then(undefined, () => undefined);
    await write('tool-large.npy', writeNpy(arrayOf(noise(60, 50))));
    const short = await invoke('approximate', { file: 'tool-large.npy', rank: 4 });
    assert.equal(short['factors'], null);
    assert.match(short['note'] as string, /444 numbers.*saveTo/);
    const wish = { file: 'tool-large.npy', rank: 4, saveTo: 'tool-out.npz' };
    await invoke('approximate', wish);
    const u = readNpz(await read('tool-out.npz'), 'U', () => assert.fail('not packed'));
    assert.ok(u.ok);
    assert.deepEqual([u.value.rows, u.value.cols], [60, 4]);
    assert.match(await refusal('approximate', wish), /exists already.*"overwrite": true/);
    assert.match(
      JSON.stringify(await prepare('approximate', { ...wish, overwrite: true })),
      /REPLACED/,
    );
    await invoke('approximate', { ...wish, rank: 2, overwrite: true });
    const again = readNpz(await read('tool-out.npz'), 'U', () => assert.fail('not packed'));
    assert.ok(again.ok && again.value.cols === 2);
    assert.match(
      await refusal('approximate', { ...wish, saveTo: 'x.csv' }),
      /cannot hold the three factors.*\.npz/,
    );
  });

  it('compare two matrices', async () => {
    const answer = await invoke('compare', {
      first: { file: 'tool.npz', array: 'V' },
      second: { text: '[[1, 0], [0, 1.5]]' },
    });
    const difference = answer['difference'] as Record<string, unknown>;
    assert.equal(difference['frobenius'], 0.5);
    assert.equal(difference['rank'], 1);
    assert.deepEqual(difference['largestEntry'], { value: 0.5, row: 2, column: 2 });
    assert.match(
      await refusal('compare', { first: { text: 'no numbers' }, second: { text: example } }),
      /^"first": "text" cannot be read/,
    );
  });

  it('say what was wrong and what to send instead', async () => {
    assert.match(await refusal('analyze', {}), /Send "text".*"file" with "line".*"array"/);
    assert.match(
      await refusal('analyze', { txt: example }),
      /"txt" is not an input.*text, language, file/,
    );
    assert.match(
      await refusal('analyze', { text: '[[1, 2], [3]]' }),
      /"text" cannot be read.*line 1/,
    );
    assert.match(
      await refusal('analyze', { text: '[[1, nan], [3, 4]]', language: 'python' }),
      /1 of 4 entries are missing.*"fill"/,
    );
    assert.match(
      await refusal('analyze', { file: 'nothing.py', line: 1 }),
      /no file nothing\.py in the workspace/,
    );
    assert.match(
      await refusal('analyze', { file: '../../etc/passwd', line: 1 }),
      /leaves the workspace/,
    );
    assert.match(
      await refusal('analyze', { file: 'gopher://x/y', line: 1 }),
      /no file system for gopher:/,
    );
    assert.match(await refusal('approximate', { text: example, rank: 3 }), /from 0 to 2/);
    assert.match(
      await refusal('approximate', { text: example, rank: 1.5 }),
      /"rank" must be a whole number/,
    );
  });

  it('ask before they read a file, and say when it is outside of the workspace', async () => {
    const none = await prepare('analyze', { text: example });
    assert.equal(none.confirmationMessages, undefined);
    const own = await prepare('analyze', { file: 'tool.py', line: 2 });
    assert.equal(
      own.confirmationMessages?.message,
      'Low-Rank Lens reads the matrix at line 2 of tool.py.',
    );
    const outside = await prepare('analyze', { file: '/etc/../etc/hosts', line: 1 });
    assert.match(textOf(outside), /\/etc\/hosts\. This file is outside of the workspace\./);
    const hidden = await prepare('analyze', { file: `${folder().path}/../secret.py`, line: 1 });
    assert.match(textOf(hidden), /outside of the workspace/);
  });

  it('stop when they are cancelled', async () => {
    const matrix = noise(1000, 1000);
    await write('tool-large.npy', writeNpy(arrayOf(matrix)));
    const source = new vscode.CancellationTokenSource();
    const begun = Date.now();
    const running = invoke(
      'compare',
      { first: { file: 'tool-large.npy' }, second: { file: 'tool-large.npy' } },
      source.token,
    );
    setTimeout(() => source.cancel(), 100);
    await assert.rejects(running);
    assert.ok(Date.now() - begun < 5000);
  });
});
