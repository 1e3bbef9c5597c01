import type * as vscode from 'vscode';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askArray, askScheduler, askWish } from '../../../../src/host/dask/ask.js';
import * as fake from '../vscode/index.js';

vi.mock('vscode', () => import('../vscode/index.js'));

let kept: Map<string, unknown>;
const memory = () =>
  ({
    get: (key: string, fallback: unknown) => kept.get(key) ?? fallback,
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  }) as unknown as vscode.Memento;

/** The scheduler, when the user answers so. */
function scheduler(...answers: unknown[]) {
  fake.answers.push(...answers);
  return askScheduler(memory());
}

const kinds = () => fake.asked.map(({ kind }) => kind);
const byAddress = 'By its address';
const files = (...names: string[]) => names.map((name) => [fake.Uri.file(`/certificates/${name}`)]);

beforeEach(() => {
  kept = new Map();
  fake.asked.length = 0;
  fake.answers.length = 0;
});

describe('the scheduler that is asked for', () => {
  it('is one that is started here, with some workers', async () => {
    expect(await scheduler('Start one here', ' 3 ')).toEqual({ workers: 3 });
    const valid = (text: string) => fake.asked[1]?.validateInput?.(text) === undefined;
    expect(['1', '99', '0', '100', '-1', 'two', ''].map(valid)).toEqual([
      ...[true, true, false, false, false, false, false],
    ]);
  });

  it('is that of the configuration, without another question', async () => {
    expect(await scheduler('From the Dask configuration')).toEqual({ configuration: true });
    expect(kinds()).toEqual(['pick']);
  });

  it.each([
    { where: 'the list', answers: [undefined] },
    { where: 'the number of workers', answers: ['Start one here', undefined] },
    { where: 'the address', answers: [byAddress, undefined] },
  ])('is none when $where is closed', async ({ answers }) => {
    expect(await scheduler(...answers)).toBeUndefined();
    expect(fake.answers).toEqual([]);
  });

  it('needs a scheme that Dask has, and a port', async () => {
    await scheduler(byAddress, undefined);
    const valid = (text: string) => fake.asked[1]?.validateInput?.(text) === undefined;
    const right = ['tcp://127.0.0.1:8786', ' tls://scheduler.example:8786 ', 'tcp://[::1]:8786'];
    const wrong = ['127.0.0.1:8786', 'http://a:1', 'tcp://a', 'tcp://a:b', 'tls://a b:1', ''];
    expect([...right, ...wrong].filter(valid)).toEqual(right);
  });

  it('is offered again the next time', async () => {
    await scheduler(byAddress, ' tcp://127.0.0.1:8786 ');
    await scheduler(byAddress, undefined);
    expect(fake.asked.at(-1)?.value).toBe('tcp://127.0.0.1:8786');
  });
});

describe('plain TCP', () => {
  const address = 'tcp://scheduler.example:8786';

  it('needs no warning on this machine', async () => {
    expect(await scheduler(byAddress, 'tcp://127.0.0.1:8786')).toEqual({
      address: 'tcp://127.0.0.1:8786',
    });
    expect(kinds()).toEqual(['pick', 'input']);
  });

  it('to another machine is used only when the warning is answered so', async () => {
    expect(await scheduler(byAddress, address, 'Use It Anyway')).toEqual({ address });
    const { kind, message, detail, buttons } = fake.asked[2]!;
    expect({ kind, message, buttons }).toEqual({
      kind: 'modal',
      message: `${address} is not protected.`,
      buttons: ['Use It Anyway'],
    });
    expect(detail).toContain('everyone on the way can read the numbers');
  });

  it('to another machine is left, and not kept, when the warning is closed', async () => {
    expect(await scheduler(byAddress, address, undefined)).toBeUndefined();
    expect(kinds()).toEqual(['pick', 'input', 'modal']);
    expect(kept.size).toBe(0);
  });
});

describe('TLS', () => {
  const address = 'tls://scheduler.example:8786';

  it('asks for three files, and gives no warning', async () => {
    const chosen = files('ca.pem', 'own.pem', 'own.key');
    expect(await scheduler(byAddress, address, ...chosen)).toEqual({
      address,
      ca: '/certificates/ca.pem',
      cert: '/certificates/own.pem',
      key: '/certificates/own.key',
    });
    expect(kinds()).toEqual(['pick', 'input', 'files', 'files', 'files']);
    expect(fake.asked.slice(2).map(({ title }) => title)).toEqual([
      'The certificate of the authority (CA)',
      'Your certificate',
      'The key of your certificate',
    ]);
  });

  it.each([
    { given: 0, names: [] },
    { given: 1, names: ['ca.pem'] },
    { given: 2, names: ['ca.pem', 'own.pem'] },
  ])('is none when a dialog is closed after $given files', async ({ given, names }) => {
    expect(await scheduler(byAddress, address, ...files(...names), undefined)).toBeUndefined();
    expect(kinds().filter((kind) => kind === 'files')).toHaveLength(given + 1);
  });
});

describe('the other questions', () => {
  it('ask for an array only of files that may have several', async () => {
    const ask = (path: string) => askArray(fake.Uri.file(path) as unknown as vscode.Uri);
    fake.disk.write('file:///plain/1.npy', new Uint8Array());
    fake.disk.write('file:///stores/1.zarr/.zarray', new Uint8Array());
    fake.disk.write('file:///parts/a.h5', new Uint8Array());
    for (const path of ['/a/b.npy', '/plain', '/nowhere']) expect(await ask(path)).toBe('');
    expect(fake.asked).toEqual([]);
    fake.answers.push('run/weights', undefined, 'a', 'b');
    expect(await ask('/a/b.h5')).toBe('run/weights');
    expect(await ask('/a/b.zarr/')).toBeUndefined();
    expect([await ask('/stores'), await ask('/parts')]).toEqual(['a', 'b']);
  });

  it('take a number of values or an error, or nothing', async () => {
    fake.answers.push('12', '1 %', undefined);
    expect([await askWish(), await askWish(), await askWish()]).toEqual([
      ...[{ rank: 12 }, { error: 0.01 }, undefined],
    ]);
    expect(fake.asked[0]?.validateInput?.('300')).toContain('A whole number up to 256');
  });
});
