import type * as vscode from 'vscode';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chosenInterpreter } from '../../../../src/host/dask/interpreter.js';
import { startInNode } from '../../../../src/host/dask/processes.js';
import { lastProblems } from '../../../../src/host/log.js';
import { pythonName } from '../../../../src/node/start-program.js';
import * as fake from '../vscode/index.js';

vi.mock('vscode', () => import('../vscode/index.js'));

const file = fake.Uri.file('/data/a.npy');
const chosen = () => chosenInterpreter(file as unknown as vscode.Uri);

/** The environment that is chosen, as the Python extension names it. */
const active = { id: '/envs/lens/bin/python', path: '/envs/lens' };

/** What the Python extension finds out of an environment. */
const resolved = (uri: fake.Uri | undefined) => ({
  ...active,
  executable: { uri, bitness: '64-bit', sysPrefix: '/envs/lens' },
  environment: { type: 'VirtualEnvironment', name: 'lens', folderUri: undefined },
  version: { major: 3, minor: 11, micro: 7, sysVersion: '3.11.7' },
  tools: ['Venv'],
});

function install(api: unknown): void {
  fake.installed.set('ms-python.python', { activate: () => Promise.resolve(api) });
}

function environments(resolveEnvironment: (asked: unknown) => Promise<unknown>) {
  const asked: unknown[] = [];
  return {
    asked,
    getActiveEnvironmentPath(resource: unknown) {
      asked.push(resource);
      return active;
    },
    resolveEnvironment(environment: unknown) {
      asked.push(environment);
      return resolveEnvironment(environment);
    },
  };
}

afterEach(() => {
  fake.installed.clear();
  fake.settings.clear();
});

describe('the interpreter of a run', () => {
  it('is that of the Python extension for this file, before the setting', async () => {
    const api = environments(() => Promise.resolve(resolved(fake.Uri.file(active.id))));
    install({ ready: Promise.resolve(), environments: api });
    fake.settings.set('python', '/set/python');
    expect(await chosen()).toEqual({ path: active.id, from: 'of the Python extension' });
    expect(api.asked).toEqual([file, active]);
  });

  const broken: Record<string, () => void> = {
    'there is no Python extension': () => undefined,
    'it is so old that it knows no environments': () =>
      install({ ready: Promise.resolve(), settings: {} }),
    'it exports nothing': () => install(undefined),
    'it cannot be activated': () => {
      const activate = () => Promise.reject(new Error('no activation'));
      fake.installed.set('ms-python.python', { activate });
    },
    'its environment is gone': () =>
      install({ environments: environments(() => Promise.resolve(undefined)) }),
    'its environment cannot be looked at': () =>
      install({ environments: environments(() => Promise.reject(new Error('no look'))) }),
    'it cannot say which one is chosen': () => {
      const getActiveEnvironmentPath = () => {
        throw new Error('no choice');
      };
      install({ environments: { getActiveEnvironmentPath } });
    },
    'its environment has no interpreter, as one of conda may have none': () =>
      install({ environments: environments(() => Promise.resolve(resolved(undefined))) }),
  };

  it.each(Object.keys(broken))('is that of the setting when %s', async (what) => {
    broken[what]!();
    fake.settings.set('python', '/set/python');
    const from = 'of the setting lowRankLens.python';
    expect(await chosen()).toEqual({ path: '/set/python', from });
  });

  it.each(Object.keys(broken))('is the first one on PATH when %s, without one', async (what) => {
    broken[what]!();
    expect(await chosen()).toEqual({ path: 'python3', from: 'the first one on PATH' });
  });

  it('leaves in the log why the Python extension has none', async () => {
    broken['its environment cannot be looked at']!();
    await chosen();
    expect(lastProblems().at(-1)?.message).toContain('no look');
  });

  it('has the name that it has on this machine', async () => {
    expect([pythonName('win32'), pythonName('linux'), pythonName('darwin')]).toEqual([
      ...['python', 'python3', 'python3'],
    ]);
    startInNode(() => Promise.reject(new Error('not here')), pythonName('win32'));
    expect((await chosen()).path).toBe('python');
    startInNode(() => Promise.reject(new Error('not here')), pythonName('linux'));
    expect((await chosen()).path).toBe('python3');
  });
});
