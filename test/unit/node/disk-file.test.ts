import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOnDisk } from '../../../src/node/disk-file.js';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lens-disk-'));
  path = join(folder, 'numbers.bin');
  await writeFile(
    path,
    Uint8Array.from({ length: 1000 }, (_, i) => i % 256),
  );
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file on the disk', () => {
  it('is read in parts, also at the same time', async () => {
    const file = openOnDisk(path);
    const parts = await Promise.all([file.read(0, 3), file.read(255, 258), file.read(998, 1000)]);
    expect(parts.map((part) => [...part])).toEqual([
      [0, 1, 2],
      [255, 0, 1],
      [230, 231],
    ]);
    file.dispose();
  });

  it('gives what there is where it ends early', async () => {
    const file = openOnDisk(path);
    expect(await file.read(990, 1010)).toHaveLength(10);
    await truncate(path, 5);
    expect(await file.read(0, 10)).toHaveLength(5);
    file.dispose();
  });

  it('is neither created nor kept when it does not exist, and read once it does', async () => {
    const late = join(folder, 'late.bin');
    const file = openOnDisk(late);
    await expect(file.read(0, 1)).rejects.toThrow('ENOENT');
    await expect(file.read(0, 1)).rejects.toThrow('ENOENT');
    await writeFile(late, Uint8Array.of(7));
    expect([...(await file.read(0, 1))]).toEqual([7]);
    file.dispose();
  });

  it('can be deleted while it is open, and read again after it was closed', async () => {
    const file = openOnDisk(path);
    await file.read(0, 1);
    file.dispose();
    expect(await file.read(1, 2)).toHaveLength(1);
    await rm(path);
    file.dispose();
    await expect(file.read(0, 1)).rejects.toThrow('ENOENT');
  });
});
