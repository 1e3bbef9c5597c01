import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrayOf, writeNpy } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { FileSource } from '../../../src/host/sources/file/file-source.js';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const address = 'file:///project/noise.npy';
const npy = (...rows: number[][]) => writeNpy(arrayOf(fromRows(rows)));
const silent = { isHeard: false };

let source: FileSource;
let seen: string[];

beforeEach(async () => {
  vi.useFakeTimers();
  fake.resetWorkspace();
  fake.disk.write(address, npy([1, 2], [3, 4]));
  source = new FileSource({ uri: address, array: '' }, 'file-1');
  seen = [];
  source.onDidChange(({ what }) => seen.push(what));
  await source.read();
});

afterEach(() => vi.useRealTimers());

describe('a file that changes', () => {
  it('is told when the editor hears of it', () => {
    fake.disk.write(address, npy([5, 6]));
    expect(seen).toEqual(['content']);
    fake.disk.remove(address);
    expect(seen).toEqual(['content', 'gone']);
  });

  it('is told a moment later when the editor has missed it', async () => {
    fake.disk.write(address, npy([5, 6]), silent);
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual(['content']);
    await source.read();
    fake.disk.remove(address, silent);
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual(['content', 'gone']);
  });

  it('is not told where nothing has changed, or nothing can be known', async () => {
    await vi.advanceTimersByTimeAsync(2000);
    await source.read();
    fake.disk.isOutOfReach = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual([]);
  });

  it('is told to nobody once the source is disposed of', async () => {
    fake.disk.remove(address, silent);
    source.dispose();
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual([]);
  });
});
