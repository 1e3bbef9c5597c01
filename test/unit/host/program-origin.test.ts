import { describe, expect, it } from 'vitest';
import type * as vscode from 'vscode';
import { encodeUtf8, formatByName, openArrays, usualSelection } from '../../../src/core/index.js';
import { memoryBytes } from '../../../src/core/files/bytes.js';
import { originOf } from '../../../src/host/sources/file/program-origin.js';
import type { OpenedFile } from '../../../src/host/sources/file/opened-file.js';
import { libraries } from '../../../src/libraries/libraries.js';
import { fixture, unwrap } from '../files/helpers.js';

/** What a program reads of the first array of a file. */
async function originFor(name: string, content = fixture(name)) {
  const bytes = memoryBytes(content);
  const catalog = await openArrays(bytes, formatByName(name), libraries, { maxBytes: 2 ** 24 });
  const entry = unwrap(catalog).entries[0]!;
  const path = `/d/${name}`;
  const uri = { scheme: 'file', path, fsPath: path } as unknown as vscode.Uri;
  const file = { bytes, catalog, isRaw: false } as unknown as OpenedFile;
  const selection = usualSelection(entry.shape);
  return unwrap(await originOf(uri, file, entry, selection, undefined)).file;
}

describe('the file of a program', () => {
  it.each([
    ['cube.npy', 'npy'],
    ['plain.npz', 'npz'],
    ['layers.safetensors', 'safetensors'],
    ['plain.mat', 'mat'],
    ['array.mtx', 'market'],
    ['coordinate.mtx', 'market'],
  ])('%s is read as %s', async (name, format) => {
    expect(await originFor(name)).toMatchObject({ path: `/d/${name}`, format });
  });

  it('is a text with its mark, its lines before the numbers, and its columns of numbers', async () => {
    const table = encodeUtf8('name;a;b\nx;1;2\ny;3;4.5\nz;5;6\n');
    expect(await originFor('table.csv', table)).toMatchObject({
      format: 'text',
      text: { delimiter: ';', skip: 1, fields: [1, 2] },
    });
  });

  it('has no reading for decimal commas and for JSON, which NumPy does not read', async () => {
    const commas = encodeUtf8('1,5;2\n3;4,5\n5;6,5\n');
    expect((await originFor('table.csv', commas)).text).toBeUndefined();
    const json = encodeUtf8('[[1, 2], [3, 4]]');
    expect((await originFor('a.json', json)).text).toBeUndefined();
  });
});
