import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { KernelSource } from '../../../src/host/sources/kernel/kernel-source.js';
import type { Kernel } from '../../../src/host/notebooks/kernel.js';
import type { SourceReading } from '../../../src/host/sources/source.js';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';
import { extension } from './support/extension.js';
import { openNotebook, output, TestKernel } from './support/notebook.js';
import { until } from './support/until.js';

/** test/vscode/extensions/fake-jupyter: a real ipykernel behind the API of the Jupyter extension. */
interface FakeJupyter {
  start(python: string): Kernel & { mime: string };
  allow(allowed: boolean): void;
}

const shown = () => {
  const what = extension().exports.shown();
  return what ? `${what.rows}×${what.cols} ${what.place}` : 'none';
};

describe('variables of a Jupyter kernel', () => {
  let jupyter: FakeJupyter;
  let kernel: ReturnType<FakeJupyter['start']>;
  let notebook: vscode.NotebookDocument;
  const cells = new TestKernel('test-variables');

  before(async () => {
    await extension().activate();
    const found = vscode.extensions.getExtension<FakeJupyter>('ms-toolsai.jupyter');
    assert.ok(found, 'the test window has no extension ms-toolsai.jupyter');
    jupyter = await found.activate();
    const python = process.env['LOW_RANK_LENS_PYTHON'];
    assert.ok(
      python,
      'no Python has ipykernel, NumPy and pandas: apt-get install python3-ipykernel',
    );
    kernel = jupyter.start(python);
    notebook = await openNotebook([{ code: 'A' }]);
  });
  after(async () => {
    cells.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Runs code in the kernel, as a cell of the user would. */
  async function run(code: string): Promise<string> {
    const { token } = new vscode.CancellationTokenSource();
    let text = '';
    for await (const { items } of kernel.executeCode(code, token)) {
      text += items.map(({ data }) => Buffer.from(data).toString()).join('');
    }
    return text;
  }

  async function read(expression: string, source = new vscode.CancellationTokenSource()) {
    const variable = new KernelSource(notebook, expression, 'test');
    const fractions: number[] = [];
    const reading: SourceReading = await variable.read({
      token: source.token,
      report: (fraction) => fractions.push(fraction),
    });
    variable.dispose();
    return { result: reading.result, fractions };
  }

  async function valueOf(expression: string): Promise<Matrix> {
    const { result } = await read(expression);
    assert.ok(result.ok, result.ok ? '' : result.problem.message);
    assert.ok('data' in result.value);
    return result.value;
  }

  async function refusal(expression: string): Promise<string> {
    const { result } = await read(expression);
    assert.ok(!result.ok);
    return result.problem.message;
  }

  it('are read with their types and orders', async () => {
    await run('import numpy as np\nimport pandas as pd');
    const exact: readonly [string, number[][]][] = [
      [
        'np.array([[1.5, 2], [3, 4]])',
        [
          [1.5, 2],
          [3, 4],
        ],
      ],
      [
        'np.array([[1, 2], [3, 4]], dtype="float32").T',
        [
          [1, 3],
          [2, 4],
        ],
      ],
      [
        'np.asfortranarray([[1, 2, 3], [4, 5, 6]])',
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
      ['np.array([[1, -2]], dtype=">i2")', [[1, -2]]],
      [
        'np.array([[True, False], [False, True]])',
        [
          [1, 0],
          [0, 1],
        ],
      ],
      ['np.array([[0.5, 2]], dtype="float16")', [[0.5, 2]]],
      ['np.arange(12)[::5].reshape(1, 3, 1)', [[0], [5], [10]]],
      [
        'np.matrix("1 2; 3 4")',
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [
        'np.ma.masked_equal([[1, 2], [3, 4]], 3)',
        [
          [1, 2],
          [NaN, 4],
        ],
      ],
      [
        '[[1, 2], [3, None]]',
        [
          [1, 2],
          [3, NaN],
        ],
      ],
      ['(1, 2, 3)', [[1, 2, 3]]],
      ['np.array([[1, 2]], dtype="uint64")', [[1, 2]]],
    ];
    for (const [expression, rows] of exact) {
      const { data, ...shape } = await valueOf(expression);
      const wanted = fromRows(rows);
      assert.deepEqual(
        [shape.rows, shape.cols, ...data],
        [wanted.rows, wanted.cols, ...wanted.data],
        expression,
      );
    }
  });

  it('keep the names of a DataFrame', async () => {
    await run('df = pd.DataFrame([[1, 2.5], [None, 4]], columns=["a", "b"], index=["x", "y"])');
    const { rows, cols, data, rowLabels, columnLabels, missing } = await valueOf('df');
    assert.deepEqual([rows, cols, ...data], [2, 2, 1, 2.5, NaN, 4]);
    assert.deepEqual(
      [rowLabels, columnLabels],
      [
        ['x', 'y'],
        ['a', 'b'],
      ],
    );
    assert.deepEqual([...(missing ?? [])], [0, 0, 1, 0]);
    assert.deepEqual([...(await valueOf('df.b')).data], [2.5, 4]);
  });

  it('come in parts with progress, equal to the last bit', async () => {
    await run('L = np.sin(np.arange(1000.0 * 500)).reshape(1000, 500)');
    const { result, fractions } = await read('L');
    assert.ok(result.ok && 'data' in result.value);
    const sum = result.value.data.reduce((all, x, i) => all + x * (i % 7), 0);
    const own = Number(
      await run('print(repr(float((L.ravel() * (np.arange(L.size) % 7)).cumsum()[-1])))'),
    );
    assert.equal(sum, own);
    assert.ok(fractions.length >= 4 && fractions.at(-1) === 1);
  });

  it('are accepted with both names of the standard output', async () => {
    kernel.mime = 'application/x.notebook.stdout';
    try {
      assert.deepEqual([...(await valueOf('np.eye(2)')).data], [1, 0, 0, 1]);
    } finally {
      kernel.mime = 'application/vnd.code.notebook.stdout';
    }
  });

  it('leave nothing behind in the kernel', async () => {
    const before = await run('print(sorted(globals()))');
    await valueOf('L');
    assert.equal(await run('print(sorted(globals()))'), before);
  });

  it('say why they cannot be shown', async () => {
    assert.match(await refusal('nothing'), /NameError: name 'nothing' is not defined/);
    assert.match(await refusal('np.zeros((2, 3, 4))'), /\(2, 3, 4\): name one slice/);
    assert.match(await refusal('np.array([[1j, 2], [3, 4]])'), /complex/);
    assert.match(await refusal('np.array([["a", "b"]])'), /not a type of numbers/);
    assert.match(await refusal('np.zeros((0, 3))'), /no entries/);
    assert.match(await refusal('np.broadcast_to(1.0, (1000000, 1000000))'), /limit is/);
  });

  it('say what to do when access is denied', async () => {
    jupyter.allow(false);
    try {
      assert.match(await refusal('L'), /allow the access when the Jupyter extension asks/);
    } finally {
      jupyter.allow(true);
    }
  });

  it('can be cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    const reading = read('__import__("time").sleep(3) or L', source);
    setTimeout(() => source.cancel(), 200);
    const { result } = await reading;
    assert.ok(!result.ok && result.problem.code === 'cancelled');
  });

  it('are shown from the variables view, and follow the cells that are run', async () => {
    await run('A = np.ones((3, 2))');
    const row = { name: 'A', type: 'ndarray', fileName: notebook.uri };
    await vscode.commands.executeCommand('lowRankLens.showJupyterVariable', row);
    await until('A is shown', () => /^3×2 test-\d+\.ipynb: A$/.test(shown()));
    await run('A = np.ones((4, 2))');
    await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
    await cells.run(notebook.cellAt(0), output('done'));
    await until('the new A is shown', () => shown().startsWith('4×2'));
    await run('del A');
    await cells.run(notebook.cellAt(0), output('done'));
    await until('A is gone', () => shown() === 'none');
  });
});
