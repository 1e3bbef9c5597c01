import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readFile as readArrays, readText, textOf } from '../../../../webview/site/reading.js';
import { longestLink, packShared, readShared } from '../../../../webview/site/share.js';

const fixture = (name: string) =>
  readFile(new URL(`../../../fixtures/files/${name}`, import.meta.url)).then(
    (bytes) => new Uint8Array(bytes),
  );

describe('what the playground reads', () => {
  it('are all matrices of a text, by name and line', () => {
    const { items, problem } = readText('A = [[1, 2], [3, 4]]\n\nnp.array([[1, 2, 3]])', 'python');
    expect(items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'A: 2×2, line 1',
      'Matrix 2: 1×3, line 3',
    ]);
    expect(problem).toBeUndefined();
  });

  it('is nothing, without a problem, in an empty text', () => {
    expect(readText(' \n', 'plaintext')).toEqual({ items: [] });
  });

  it('says what is wrong, and on which line', () => {
    const { items, problem } = readText('x\n\nA = [[1, 2], [3]]', 'python');
    expect(items).toEqual([]);
    expect(problem).toMatch(/^Line 3: .*row 2/i);
  });

  it('are the arrays of a file, and slices of them', async () => {
    const file = await readFile(new URL('../../../../samples/waves.npy', import.meta.url));
    const { items } = await readArrays('waves.npy', new Uint8Array(file));
    const [waves] = items;
    const first = await waves!.read();
    expect(first.label).toMatch(/^waves\.npy\[0, :, :\]$/);
    const { axes, at } = first.array!.selection;
    const second = await waves!.read({ axes, at: [1, ...at.slice(1)] });
    expect(second.label).toMatch(/^waves\.npy\[1, :, :\]$/);
    expect(first.result).not.toEqual(second.result);
  });

  it('are texts by their extension', async () => {
    expect(textOf('a.jl', Uint8Array.of(65))).toEqual({ text: 'A', language: 'julia' });
    expect(textOf('a.npy', await fixture('column.npy'))).toBeUndefined();
    expect(textOf('a.bin', Uint8Array.of(65))).toBeUndefined();
  });
});

describe('a link', () => {
  it('holds a text with everything in it', async () => {
    const shared = { text: 'A = [[1, “ü”], [3, 4]]', language: 'julia', index: 2 };
    const packed = await packShared(shared);
    expect(packed).toMatch(/^m=[\w-]+&l=julia&i=2$/);
    expect(await readShared(`#${packed}&view=spectrum`)).toEqual(shared);
  });

  it('has an end', async () => {
    const numbers = Array.from({ length: 3000 }, (_, i) => Math.sin(i));
    const length = await packShared({ text: numbers.join(), language: 'json', index: 0 });
    expect(length).toBeGreaterThan(longestLink);
  });

  it('may be damaged, or hold nothing', async () => {
    expect(await readShared('#m=AAAA')).toBe('damaged');
    expect(await readShared('#m=%%%')).toBe('damaged');
    expect(await readShared('#view=layers')).toBeUndefined();
  });
});
