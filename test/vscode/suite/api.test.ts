import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSource } from '../../../src/host/sources/kinds.js';
import { SourceLost } from '../../../src/host/sources/source.js';
import type { LowRankLensApi, MatrixHandle } from '../../../src/api.js';
import { extension, visualize } from './support/extension.js';
import { until } from './support/until.js';

const api = (): LowRankLensApi => extension().exports;

const shown = () => {
  const what = api().shown();
  return what ? `${what.rows}×${what.cols} ${what.place}` : 'none';
};

const small = { name: 'gradient', rows: 2, cols: 3, data: [3, 2, 2, 2, 3, -2] };

describe('the API for other extensions', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('has a version', () => {
    assert.equal(api().apiVersion, 1);
    assert.equal(api().version, 1);
  });

  it('parses a text, and gives a problem as a value', () => {
    const parsed = api().parse('a,b\n1,2\n3,', 'csv');
    assert.ok(parsed.ok);
    const { rows, cols, data, missing, columnLabels, reading } = parsed.matrix;
    assert.deepEqual([rows, cols, ...data], [2, 2, 1, 2, 3, NaN]);
    assert.deepEqual([...(missing ?? [])], [0, 0, 0, 1]);
    assert.deepEqual(columnLabels, ['a', 'b']);
    assert.match(reading, /CSV/);
    const broken = api().parse('[[1, 2], [3]]', 'python');
    assert.ok(!broken.ok);
    assert.equal(broken.problem.code, 'ragged');
  });

  it('analyzes numbers of any type, by rows or by columns', async () => {
    const rows = await api().analyze(small);
    assert.ok(rows.ok);
    assert.deepEqual(rows.report.singularValues.leading, [5, 3]);
    const floats = Float32Array.of(3, 2, 2, 3, 2, -2);
    const columns = await api().analyze({
      ...{ rows: 2, cols: 3, type: 'f32', order: 'columns' },
      bytes: new Uint8Array(floats.buffer),
    });
    assert.ok(columns.ok);
    assert.deepEqual(columns.report.singularValues.leading, [5, 3]);
    const holes = { rows: 2, cols: 2, data: Float64Array.of(1, NaN, 3, 4) };
    const refused = await api().analyze(holes);
    assert.ok(!refused.ok && refused.problem.message.includes('1 of 4 entries are missing'));
    const filled = await api().analyze(holes, { fill: 'zero' });
    assert.ok(filled.ok && filled.report.missing === 1);
  });

  it('analyzes in a thread, which a token ends', async () => {
    const side = 700;
    const data = Float64Array.from({ length: side * side }, (_, i) => Math.sin(i * i));
    const source = new vscode.CancellationTokenSource();
    const running = api().analyze({ rows: side, cols: side, data }, { token: source.token });
    // The extension host is free while the thread computes.
    await new Promise((resolve) => setTimeout(resolve, 50));
    source.cancel();
    const result = await running;
    assert.ok(!result.ok && result.problem.code === 'cancelled');
  });

  it('shows a matrix, changes it, and says when it is closed', async () => {
    const handle = await api().show({ ...small, place: 'step 1', columnLabels: ['x', 'y', 'z'] });
    assert.equal(shown(), '2×3 step 1');
    assert.ok(handle.isShown);
    assert.ok(handle.update({ rows: 1, cols: 2, data: Int8Array.of(1, 2) }));
    await until('the new shape', () => shown() === '1×2 step 1');
    let closings = 0;
    handle.onDidClose(() => closings++);
    await visualize('worked.py', '[[4, 11, 14]');
    await until('another matrix is shown', () => shown().includes('worked.py'));
    assert.equal(closings, 1);
    assert.ok(!handle.isShown);
    assert.equal(handle.update(small), false);
  });

  it('is not changed by what the caller does with its numbers afterwards', async () => {
    const data = Float64Array.from(small.data);
    const bytes = new Uint8Array(data.buffer);
    await api().show({ name: 'own', place: 'own', rows: 2, cols: 3, bytes, type: 'f64' });
    data.fill(NaN);
    assert.equal(shown(), '2×3 own');
  });

  it('goes to the place of a matrix', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'worked.py');
    const location = new vscode.Location(uri, new vscode.Range(12, 0, 12, 1));
    await api().show({ ...small, place: 'step 2', location });
    await vscode.commands.executeCommand('lowRankLens.reveal');
    await until('its line is selected', () => {
      const editor = vscode.window.activeTextEditor;
      return (
        editor?.document.uri.toString() === uri.toString() && editor.selection.start.line === 12
      );
    });
  });

  it('keeps the last picture when the caller withdraws the matrix', async () => {
    const handle = await api().show({ ...small, place: 'step 3' });
    handle.dispose();
    await until('it is gone', () => shown() === 'none');
    assert.ok(handle.isShown);
  });

  it('shows a matrix that is too large for a page by parts', async () => {
    const settings = vscode.workspace.getConfiguration('lowRankLens');
    await settings.update('maxEntries', 100, vscode.ConfigurationTarget.Global);
    let handle: MatrixHandle | undefined;
    try {
      const data = Float32Array.from({ length: 400 }, (_, i) => i);
      handle = await api().show({ name: 'large', place: 'large', rows: 20, cols: 20, data });
      assert.equal(shown(), '20×20 large');
    } finally {
      await settings.update('maxEntries', undefined, vscode.ConfigurationTarget.Global);
      handle?.dispose();
    }
  });

  it('says which argument is wrong', async () => {
    const cases: readonly [object, RegExp][] = [
      [{ ...small, data: [1, 2] }, /^show: "data" has the length 2, and rows × cols is 6\.$/],
      [{ ...small, rows: 0 }, /"rows" must be 1 or more/],
      [{ ...small, rows: 1.5 }, /"rows" must be a whole number/],
      [{ ...small, name: '' }, /"name" must not be empty/],
      [{ rows: 2, cols: 3, data: small.data }, /"name" is missing/],
      [{ ...small, data: ['1'] }, /"data" must be an array of numbers/],
      [{ ...small, columnLabels: ['x'] }, /"columnLabels" has the length 1, and cols is 3/],
      [
        { name: 'b', rows: 1, cols: 1, bytes: new Uint8Array(4), type: 'f64' },
        /has the length 4.*8 bytes is 8/,
      ],
      [
        { name: 'b', rows: 1, cols: 1, bytes: new Uint8Array(4), type: 'float' },
        /"type" must be one of f64/,
      ],
    ];
    for (const [given, message] of cases) {
      await assert.rejects(api().show(given as never), { name: 'TypeError', message });
    }
    await assert.rejects(
      api().show(small, { openIn: 'window' } as never),
      /"openIn" must be beside or sideBar/,
    );
    await assert.rejects(api().analyze(undefined as never), /^TypeError: analyze: the argument/);
    assert.throws(() => api().parse(3 as never), /"text" must be a text, not number/);
  });

  it('cannot show it again after a restart, and says so', async () => {
    const description = {
      ...{ kind: 'given', id: 'given-1', label: 'gradient', name: 'gradient', place: 'step 1' },
      ...{ version: '1', abilities: [], locator: {} },
    };
    await assert.rejects(openSource(description), (error) => {
      assert.ok(error instanceof SourceLost);
      assert.match(error.message, /gradient was given by another extension/);
      return true;
    });
  });
});
