import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { KernelSource } from '../../../src/host/sources/kernel/kernel-source.js';
import type { Kernel } from '../../../src/host/notebooks/kernel.js';
import type { SourceReading } from '../../../src/host/sources/source.js';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';
import type { Preview, Selection } from '../../../src/core/index.js';
import { kernelKind } from '../../../src/host/sources/kernel/kind.js';
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

  async function read(
    expression: string,
    { token } = new vscode.CancellationTokenSource(),
    choose?: Selection,
  ) {
    const variable = new KernelSource(notebook, expression, 'test', choose);
    const fractions: number[] = [];
    const previews: Preview[] = [];
    try {
      const reading: SourceReading = await variable.read({
        token,
        report: (fraction) => fractions.push(fraction),
        preview: (_, preview) => Promise.resolve(void previews.push(preview)),
      });
      return { ...reading, fractions, previews };
    } finally {
      variable.dispose();
    }
  }

  async function valueOf(expression: string): Promise<Matrix> {
    const { result } = await read(expression);
    assert.ok(result.ok, result.ok ? '' : result.problem.message);
    assert.ok('data' in result.value);
    return result.value;
  }

  async function refusal(expression: string): Promise<string> {
    try {
      const { result } = await read(expression);
      assert.ok(!result.ok, `${expression} was read`);
      return result.problem.message;
    } catch (error) {
      assert.ok(error instanceof Error && error.name !== 'AssertionError', String(error));
      return error.message;
    }
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
    const { result, fractions, previews } = await read('L');
    assert.ok(result.ok && 'data' in result.value);
    const sum = result.value.data.reduce((all, x, i) => all + x * (i % 7), 0);
    const own = Number(
      await run('print(repr(float((L.ravel() * (np.arange(L.size) % 7)).cumsum()[-1])))'),
    );
    assert.equal(sum, own);
    assert.ok(fractions.length >= 4 && fractions.at(-1) === 1);
    const [preview] = previews;
    assert.ok(preview && previews.length === 1);
    assert.deepEqual([preview.rows, preview.cols, preview.overview.notFinite], [1000, 500, 0]);
  });

  it('are shown in slices if they have more than two axes', async () => {
    await run('T = np.arange(24.0).reshape(2, 3, 4)');
    const first = await read('T');
    assert.ok(first.result.ok && 'data' in first.result.value);
    assert.deepEqual([first.result.value.rows, first.result.value.cols], [3, 4]);
    assert.deepEqual(first.source.array?.shape, [2, 3, 4]);
    const { result, source } = await read('T', undefined, { axes: [0, 2], at: [0, 1, 0] });
    assert.ok(result.ok && 'data' in result.value);
    assert.deepEqual([...result.value.data], [4, 5, 6, 7, 16, 17, 18, 19]);
    assert.deepEqual(source.array?.selection.axes, [0, 2]);
  });

  it('keep the slice after a restart of the window', async () => {
    const { source } = await read('T', undefined, { axes: [1, 0], at: [0, 0, 3] });
    const again = await kernelKind.open(source);
    const { token } = new vscode.CancellationTokenSource();
    const { result } = await again.read({ token, report: () => undefined });
    again.dispose();
    assert.ok(result.ok && 'data' in result.value);
    assert.deepEqual([...result.value.data], [3, 15, 7, 19, 11, 23]);
  });

  it('are shown in parts if they are complex, and tell what they are', async () => {
    await run('C = np.array([[1 + 2j, 3], [4, 5 - 6j]])');
    const { result, source } = await read('C', undefined, {
      axes: [0, 1],
      at: [0, 0],
      part: 'imaginary',
    });
    assert.ok(result.ok && 'data' in result.value);
    assert.deepEqual([...result.value.data], [2, 0, 0, -6]);
    assert.equal(source.array?.isComplex, true);
    await run('import scipy.sparse\nS = scipy.sparse.csr_matrix([[0, 1.5], [2, 0]])');
    const sparse = await read('S');
    assert.ok(sparse.result.ok && 'data' in sparse.result.value);
    assert.deepEqual([...sparse.result.value.data], [0, 1.5, 2, 0]);
    assert.match(sparse.source.array?.format ?? '', /2 stored entries/);
  });

  it('may be tensors of bfloat16', async () => {
    const found = await run('print(__import__("importlib").util.find_spec("torch") is not None)');
    if (!found.includes('True')) {
      // Debian has PyTorch, but not every machine that runs this suite.
      console.log('      (no PyTorch here)');
      return;
    }
    await run('import torch\nW = torch.tensor([[1.0, 0.5], [3.140625, -2]], dtype=torch.bfloat16)');
    const { result, source } = await read('W');
    assert.ok(result.ok && 'data' in result.value);
    assert.deepEqual([...result.value.data], [1, 0.5, 3.140625, -2]);
    assert.equal(source.array?.elementType, 'torch.bfloat16');
  });

  it('stay in the kernel if they have more entries than are shown as a whole', async () => {
    await run('big = np.ones((5000, 4000), dtype="float32")');
    const { result } = await read('big');
    assert.ok(result.ok && 'content' in result.value);
    const { rows, cols, elementType } = result.value;
    assert.deepEqual([rows, cols, elementType], [5000, 4000, 'float32']);
    await run('del big');
  });

  it('name their arrays if they hold several', async () => {
    await run('d = {"weight": np.eye(3), "bias": np.ones((2, 5))}');
    assert.match(await refusal('d'), /d holds several arrays: weight, bias\. Choose one/);
    assert.equal((await valueOf('d["bias"]')).cols, 5);
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
    assert.match(await refusal('np.array([["a", "b"]])'), /entries of the type <U1/);
    assert.match(await refusal('[[1, 2], [3]]'), /differ in length: item 2 has 1/);
    assert.match(await refusal('3.5'), /single number/);
    assert.match(await refusal('np.zeros((0, 3))'), /no entries/);
  });

  it('are not mixed with the values after a run', async () => {
    await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
    const reading = refusal('__import__("time").sleep(0.5) or L');
    await cells.run(notebook.cellAt(0), output('done'));
    assert.match(await reading, /A cell ran while .* was read/);
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
    await assert.rejects(reading, vscode.CancellationError);
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

  it('are chosen from a dictionary', async () => {
    const done = vscode.commands.executeCommand('lowRankLens.showJupyterVariable', {
      name: 'd',
      fileName: notebook.uri,
    });
    // The list is open when its second item can be accepted.
    const accept = setInterval(() => {
      void vscode.commands
        .executeCommand('workbench.action.quickOpenSelectNext')
        .then(() => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'));
    }, 700);
    try {
      await until('an array of d is shown', () =>
        /^(2×5|3×3) .*: d\['(bias|weight)'\]$/.test(shown()),
      );
    } finally {
      clearInterval(accept);
    }
    await done;
  });
});
