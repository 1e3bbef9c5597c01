import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MissingFile, openBytes, readFromDisk } from '../../../src/host/sources/file/file-bytes.js';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const uri = fake.Uri.parse('file:///data/M.npy') as never;

describe('a file of the disk that cannot be read', () => {
  let answer: () => Promise<Uint8Array> = () => Promise.resolve(new Uint8Array(0));
  beforeEach(() => {
    fake.disk.write('file:///data/M.npy', new Uint8Array(100));
    readFromDisk(() => ({ read: () => answer(), dispose: () => undefined }));
  });
  afterEach(() => fake.disk.remove('file:///data/M.npy'));

  /** As Node says it. */
  const failing = (code: string) => () =>
    Promise.reject(Object.assign(new Error(`${code}: not so, open '/data/M.npy'`), { code }));

  it.each([
    ['EACCES', /^M\.npy cannot be read: this account has no permission .* open it again\.$/],
    ['EPERM', /no permission/],
    ['EBUSY', /^M\.npy cannot be read now: another program has locked it\. Close it there/],
    ['ENOENT', /^M\.npy does not exist, or not any more\. Look for it in the Explorer/],
    ['EIO', /^M\.npy cannot be read\. EIO: not so/],
  ])('is a sentence with what to do: %s', async (code, sentence) => {
    answer = failing(code);
    const bytes = await openBytes(uri);
    await expect(bytes.read(0, 10)).rejects.toThrow(sentence);
    await expect(bytes.take!(0, 10)).rejects.toThrow(sentence);
    bytes.dispose();
  });

  it('says so when it became shorter while it was read', async () => {
    answer = () => Promise.resolve(new Uint8Array(3));
    const bytes = await openBytes(uri);
    await expect(bytes.take!(0, 10)).rejects.toThrow('M.npy became shorter while it was read.');
  });
});

describe('a file that does not exist', () => {
  it('is said by its name, with what to do', async () => {
    const gone = openBytes(fake.Uri.parse('file:///data/gone.npy') as never);
    await expect(gone).rejects.toThrow(/^gone\.npy does not exist, or not any more\. Look for it/);
    await expect(gone).rejects.toBeInstanceOf(MissingFile);
  });
});
