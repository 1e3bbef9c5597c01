import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryBytes, type ByteSource } from '../../../src/core/files/bytes.js';
import type { ArrayEntry, Limits } from '../../../src/core/files/catalog/catalog.js';
import { openArrays, type ArrayFormat } from '../../../src/core/files/catalog/open.js';
import { readLine } from '../../../src/core/files/text-rows/line.js';
import {
  encodeUtf8,
  planeOf,
  readRows,
  usualSelection,
  type TextLayout,
} from '../../../src/core/index.js';
import { libraries } from '../../../src/libraries/libraries.js';
import { expectProblem, unwrap } from './helpers.js';

/** So small that every text is too large for memory. */
const limits: Limits = { maxBytes: 1 };

const opened = (text: string, format: ArrayFormat = 'csv', more: Partial<Limits> = {}) =>
  openArrays(memoryBytes(encodeUtf8(text)), format, libraries, { ...limits, ...more });

async function entryOf(text: string, format: ArrayFormat = 'csv'): Promise<ArrayEntry> {
  return unwrap(await opened(text, format)).entries[0]!;
}

async function rowsOf(entry: ArrayEntry, from = 0, to = entry.shape[0]!): Promise<number[]> {
  const array = unwrap(await entry.open(limits));
  const plane = unwrap(planeOf(entry.name, array, usualSelection(entry.shape)));
  return [...(await readRows(plane, from, to))];
}

const plainFormat = (fields: number) => ({
  delimiter: 44,
  comma: false,
  fields,
  kept: Array.from({ length: fields }, (_, j) => j),
});

describe('a text that memory has room for', () => {
  const wide = { maxBytes: 2 ** 28 };
  const most = 2 ** 24;

  it('is read in parts where its entries are more than a matrix may have', async () => {
    const line = '1,2,3,4,5,6,7,8\n';
    const text = line.repeat(most / 8 + 1);
    const entry = unwrap(await opened(text, 'csv', wide)).entries[0]!;
    expect(entry.shape).toEqual([most / 8 + 1, 8]);
    expect(entry.whole).toBeUndefined();
    expect(await rowsOf(entry, most / 8, most / 8 + 1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is for the reader otherwise, however many digits it has', async () => {
    const text = `a,b\n${`0.${'3'.repeat(1000)},2\n`.repeat(34_000)}`;
    const entry = unwrap(await opened(text, 'csv', wide)).entries[0]!;
    expect(entry.whole?.columnLabels).toEqual(['a', 'b']);
    expect(entry.shape).toEqual([34_000, 2]);
  });

  it('can be cancelled while its rows are found', async () => {
    const text = '1,2,3,4,5,6,7,8\n'.repeat(most / 8 + 1);
    const found = await opened(text, 'csv', { ...wide, isCancelled: () => true });
    expectProblem(found, 'cancelled', '');
  });
});

describe('a text beyond memory', () => {
  it('has the rows and the names of its first lines', async () => {
    const entry = await entryOf('a,b,c\n1,2,3\n4,,6.5e-3\n-7,8,9\n');
    expect(entry.shape).toEqual([3, 3]);
    expect(entry.columnLabels).toEqual(['a', 'b', 'c']);
    expect(await rowsOf(entry)).toEqual([1, 2, 3, 4, NaN, 6.5e-3, -7, 8, 9]);
    expect(await rowsOf(entry, 2, 3)).toEqual([-7, 8, 9]);
  });

  it('leaves out the names of the rows', async () => {
    const entry = await entryOf('city;x;y\n"Rome; Lazio";1;2\nParis;3;4\nLyon;5;6\n');
    expect(entry.shape).toEqual([3, 2]);
    expect(await rowsOf(entry)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('reads decimal commas, blanks, tabs, and lines of Windows', async () => {
    expect(await rowsOf(await entryOf('1,5;2,5\r\n3,25;4\r\n5;6\r\n'))).toEqual([
      1.5, 2.5, 3.25, 4, 5, 6,
    ]);
    expect(await rowsOf(await entryOf('  1.5   2\n -3   4e2\n  5   6', 'txt'))).toEqual([
      1.5, 2, -3, 400, 5, 6,
    ]);
    expect(await rowsOf(await entryOf('1\t2\n3\t4\n\n', 'tsv'))).toEqual([1, 2, 3, 4]);
  });

  it('gives what Number gives, digit by digit', () => {
    const written = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toExponential(18)),
      fc.tuple(fc.integer(), fc.nat(9999)).map(([whole, part]) => `${whole}.${part}`),
      fc.tuple(fc.nat(10 ** 9), fc.integer({ min: -30, max: 30 })).map(([m, e]) => `${m}e${e}`),
      fc.constantFrom(
        '.5',
        '-.5',
        '+1.',
        '007',
        '0',
        '-0',
        '1E+05',
        '9007199254740993',
        '4.35',
        '0.1e-22',
      ),
    );
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 8 }), (fields) => {
        const bytes = encodeUtf8(fields.join(','));
        const out = new Float64Array(fields.length);
        expect(
          readLine(bytes, 0, bytes.length, plainFormat(fields.length), out, 0),
        ).toBeUndefined();
        expect([...out]).toEqual(fields.map(Number));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads any rows in any order as the whole text does', async () => {
    const rows = 3000;
    const data = Array.from({ length: rows * 3 }, (_, i) => Math.sin(i) * 10 ** (i % 7));
    const lines = Array.from({ length: rows }, (_, i) => data.slice(3 * i, 3 * i + 3).join(','));
    // A blank line is none, wherever it is.
    lines.splice(1500, 0, '', '  ');
    const entry = await entryOf(`x,y,z\n${lines.join('\n')}`);
    await fc.assert(
      fc.asyncProperty(fc.nat(rows - 1), fc.nat(400), async (from, count) => {
        const to = Math.min(rows, from + count + 1);
        expect(await rowsOf(entry, from, to)).toEqual(data.slice(3 * from, 3 * to));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps few places of many rows, and needs little memory', async () => {
    const rows = 200_000;
    const line = encodeUtf8('1.25,2.5\n');
    let most = 0;
    const file: ByteSource = {
      size: rows * line.length,
      read: (start, end) => {
        most = Math.max(most, end - start);
        const bytes = new Uint8Array(end - start);
        for (let at = start; at < end; at++) bytes[at - start] = line[at % line.length]!;
        return Promise.resolve(bytes);
      },
    };
    const catalog = unwrap(await openArrays(file, 'csv', libraries, limits));
    const entry = catalog.entries[0]!;
    expect(entry.shape).toEqual([rows, 2]);
    const { made } = unwrap(await entry.open(limits)).bytes;
    const layout = made!.by as TextLayout;
    expect(layout.offsets.length).toBeLessThanOrEqual(2 ** 16);
    expect(layout.step).toBe(4);
    expect(await rowsOf(entry, 123_456, 123_458)).toEqual([1.25, 2.5, 1.25, 2.5]);
    expect(most).toBeLessThanOrEqual(2 ** 22);
  });

  it.each([
    ['a text in a column of numbers', '5,abc', 'Line 1503: field 2 is not a number'],
    ['a line with too few fields', '5', 'Line 1503 has 1 fields where the first rows have 2'],
    ['a line with too many fields', '5,6,7', 'Line 1503 has 3 fields where the first rows have 2'],
  ])('names the line of %s', async (_, bad, words) => {
    const lines = Array.from({ length: 2000 }, (__, i) => `${i},${i * i}`);
    lines[1501] = bad;
    const entry = await entryOf(`a,b\n${lines.join('\n')}\n`);
    await expect(rowsOf(entry)).rejects.toThrow(words);
    // Others can still be read.
    expect(await rowsOf(entry, 0, 2)).toEqual([0, 0, 1, 1]);
  });

  it('refuses texts that need the rules of a spreadsheet', async () => {
    const text = Array.from({ length: 5 }, (_, i) => `${i + 1} kg;10%`).join('\n');
    expectProblem(await opened(text), 'tooLarge', /only such a text is read in parts/);
  });

  it('can be cancelled, and says how far it is', async () => {
    const text = '1,2\n'.repeat(10);
    const shares: number[] = [];
    expect((await opened(text, 'csv', { isCancelled: () => true })).ok).toBe(false);
    expect((await opened(text, 'csv', { onProgress: (share) => shares.push(share) })).ok).toBe(
      true,
    );
    expect(shares).toEqual([0]);
  });

  it('says when the text has fewer rows than it had', async () => {
    const text = encodeUtf8('1,2\n3,4\n5,6\n7,8\n');
    let { length } = text;
    const file: ByteSource = {
      size: text.length,
      read: (start, end) => {
        const bytes = text.slice(start, end);
        bytes.fill(10, Math.max(0, length - start));
        return Promise.resolve(bytes);
      },
    };
    const entry = unwrap(await openArrays(file, 'csv', libraries, limits)).entries[0]!;
    length = 8;
    await expect(rowsOf(entry)).rejects.toThrow('The text has 2 rows and had 4');
  });
});
