import type * as vscode from 'vscode';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DaskRuns } from '../../../../src/host/dask/command.js';
import { startInNode, type ProgramStart } from '../../../../src/host/dask/processes.js';
import type { Panel } from '../../../../src/host/visualizer/panel.js';
import * as fake from '../vscode/index.js';

vi.mock('vscode', () => import('../vscode/index.js'));

const started: ProgramStart[] = [];
// Nothing is shown before a run has ended.
const panel = {} as unknown as Panel;
const requests = () => fake.asked.map(({ kind }) => kind);

/** The command on a file, when the user answers so. The program itself cannot be started. */
async function begin(...answers: unknown[]): Promise<void> {
  fake.answers.push(...answers);
  const context = {
    extensionUri: fake.Uri.file('/extension'),
    globalStorageUri: fake.Uri.file('/storage'),
    globalState: { get: (_: string, fallback: unknown) => fallback, update: () => undefined },
  };
  const runs = new DaskRuns(context as unknown as vscode.ExtensionContext, panel);
  await runs.begin(fake.Uri.file('/data/a.npy'), undefined);
}

beforeEach(() => {
  for (const list of [started, fake.told, fake.asked, fake.answers]) list.length = 0;
  fake.workspace.isTrusted = true;
  startInNode((start) => {
    started.push(start);
    return Promise.reject(new Error('spawn python3 ENOENT'));
  }, 'python3');
});

const plain = ['By its address', 'tcp://scheduler.example:8786'];

describe('Continue on Dask', () => {
  it('runs nothing after the warning of plain TCP was closed', async () => {
    await begin(...plain, undefined);
    expect(requests()).toEqual(['pick', 'input', 'modal']);
    expect(started).toEqual([]);
    expect(fake.told).toEqual([]);
  });

  it('runs nothing before the program was seen', async () => {
    await begin(...plain, 'Use It Anyway', '8', 'Do Not Run');
    expect(requests()).toEqual(['pick', 'input', 'modal', 'input', 'pick']);
    expect(started).toEqual([]);
  });

  it('runs the program with the file of its wishes, and says when there is no such Python', async () => {
    await begin(...plain, 'Use It Anyway', '8', 'Run');
    expect(started).toHaveLength(1);
    const { interpreter, args, folder } = started[0]!;
    expect(interpreter).toBe('python3');
    expect(args.slice(0, 2)).toEqual(['-u', '/extension/media/dask/low_rank_on_dask.py']);
    const wishes = await fake.workspace.fs.readFile(fake.Uri.file(args[2]!));
    expect(JSON.parse(new TextDecoder().decode(wishes))).toEqual({
      path: '/data/a.npy',
      folder,
      scheduler: { address: 'tcp://scheduler.example:8786' },
      rank: 8,
    });
    expect(fake.told.at(-1)).toBe(
      'Python (python3, the first one on PATH) could not be started: spawn python3 ENOENT. Choose an interpreter in the Python extension, or in the setting lowRankLens.python.',
    );
  });

  it('asks nothing in a folder that is not trusted', async () => {
    fake.workspace.isTrusted = false;
    await begin();
    expect(fake.told.at(-1)).toContain('trusted folders only');
    expect(requests()).toEqual([]);
  });
});
