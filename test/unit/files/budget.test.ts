import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memoryBytes, type ByteSource } from '../../../src/core/files/bytes.js';
import { npzCatalog } from '../../../src/core/files/catalog/npz.js';
import { matCatalog } from '../../../src/core/files/mat/index.js';
import { Unpacked } from '../../../src/core/files/mat/unpacked.js';
import { crc32 } from '../../../src/core/files/zip/crc32.js';
import { unpacker } from '../../../src/libraries/unpacker.js';
import { entryNamed, expectProblem, fixture, lecture, numbersOf, unwrap } from './helpers.js';

/** What a file takes of the memory is bounded by the limit, whatever its headers say. */

const limits = { maxBytes: 2 ** 20 };

/** A file of zeros with these bytes in it, which need not be in memory; it notes the longest reading. */
function fileOf(size: number, pieces: readonly (readonly [number, Uint8Array])[]) {
  const seen = { longest: 0 };
  const bytes: ByteSource = {
    size,
    read: (start, end) => {
      seen.longest = Math.max(seen.longest, end - start);
      const out = new Uint8Array(end - start);
      for (const [at, piece] of pieces) {
        for (let i = Math.max(at, start); i < Math.min(at + piece.length, end); i++) {
          out[i - start] = piece[i - at]!;
        }
      }
      return Promise.resolve(out);
    },
  };
  return { bytes, seen };
}

const words = (...values: number[]) => new Uint8Array(Int32Array.from(values).buffer);
const doubles = (...values: number[]) => new Uint8Array(Float64Array.from(values).buffer);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** The first 128 bytes of a MAT-file of level 5. */
function level5(): Uint8Array {
  const head = new Uint8Array(128).fill(0x20);
  head.set([0, 1, 0x49, 0x4d], 124);
  return head;
}

describe('a sparse matrix of level 4', () => {
  const rows = 2 ** 27;
  const [at, name] = [20, 's\0'];
  const start = at + name.length;
  const sparse = (last: readonly [number, number]) =>
    fileOf(start + 3 * 8 * rows, [
      [0, words(2, rows, 3, 0, name.length)],
      [at, new TextEncoder().encode(name)],
      [start + 8 * (rows - 1), doubles(last[0])],
      [start + 8 * (2 * rows - 1), doubles(last[1])],
    ]);

  it('of 3 GiB is listed by its last row, and not read', async () => {
    const { bytes, seen } = sparse([7, 9]);
    const entry = entryNamed(await matCatalog(bytes, unpacker, limits), 's');
    expect(entry.shape).toEqual([7, 9]);
    expectProblem(await entry.open(limits), 'tooLarge', '3221225472 bytes');
    expect(seen.longest).toBeLessThan(1000);
  });

  it('with a last row that is no shape is listed with its reason', async () => {
    const { bytes } = sparse([7, -1]);
    const entry = entryNamed(await matCatalog(bytes, unpacker, limits), 's');
    expect(entry.problem?.message).toContain('outside of its shape');
  });
});

describe('a variable of level 5', () => {
  const flags = (kind: number) => words(6, 8, kind, 0);
  const shape = (...lengths: number[]) => joined(words(5, 4 * lengths.length), words(...lengths));
  const name = joined(words(0x10001), Uint8Array.of(0x73, 0, 0, 0));
  const gibibyte = 2 ** 30;

  it('does not have its indices read when they take more than the budget', async () => {
    const head = joined(flags(5), shape(3, 2), name);
    const inside = head.length + 8 + gibibyte + 8 + 12 + 4;
    const from = 128 + 8 + head.length;
    const { bytes, seen } = fileOf(136 + inside, [
      [0, level5()],
      [128, words(14, inside)],
      [136, head],
      [from, words(5, gibibyte)],
      [from + 8 + gibibyte, words(5, 12)],
    ]);
    const entry = entryNamed(await matCatalog(bytes, unpacker, limits), 's');
    expectProblem(await entry.open(limits), 'tooLarge', 'bytes of indices');
    expect(seen.longest).toBeLessThan(1000);
  });

  it.each([
    ['a name', joined(flags(6), shape(3, 2), words(1, gibibyte))],
    ['flags', words(6, gibibyte)],
    ['dimensions', joined(flags(6), words(5, gibibyte))],
  ])('does not have %s of 1 GiB', async (_, head) => {
    const { bytes, seen } = fileOf(136 + head.length + gibibyte, [
      [0, level5()],
      [128, words(14, head.length + gibibyte)],
      [136, head],
    ]);
    expectProblem(await matCatalog(bytes, unpacker, limits), 'syntax', 'impossible size');
    expect(seen.longest).toBeLessThan(1000);
  });

  it('is not unpacked when already its packed bytes are beyond the budget', async () => {
    const packed = fixture('packed.mat').subarray(128);
    const size = gibibyte;
    const { bytes, seen } = fileOf(136 + size, [
      [0, level5()],
      [128, words(15, size)],
      [136, packed.subarray(8, 2000)],
    ]);
    const entry = entryNamed(await matCatalog(bytes, unpacker, limits), 'double');
    expectProblem(await entry.open(limits), 'tooLarge', '-v6');
    expect(seen.longest).toBeLessThan(2 ** 14);
  });
});

describe('packed structures and cells', () => {
  it('are in memory one at a time, and unpacked again when they are read', async () => {
    let unpacked = 0;
    const counting = {
      ...unpacker,
      unzlib: (packed: Uint8Array, most: number) => {
        unpacked++;
        return unpacker.unzlib(packed, most);
      },
    };
    const catalog = await matCatalog(memoryBytes(fixture('packed.mat')), counting, limits);
    // The structure and the cells of the file.
    expect(unpacked).toBe(2);
    const numbers = (each: string) => numbersOf(entryNamed(catalog, each));
    expect(await numbers('cells{1,1}')).toEqual([...lecture.data]);
    expect(unpacked).toBe(2);
    expect(await numbers('model.W')).toEqual([...lecture.data]);
    expect(await numbers('model.deep.b')).toEqual([0, 1, 2]);
    expect(unpacked).toBe(3);
    expect(await numbers('cells{1,1}')).toEqual([...lecture.data]);
    expect(unpacked).toBe(4);
  });
});

describe('a packed structure that could not be read', () => {
  it('is read again the next time', async () => {
    const unpacked = new Unpacked();
    const lost = () => Promise.reject(new Error('not now'));
    await expect(unpacked.bytes(1, lost)).rejects.toThrow('not now');
    const bytes = Uint8Array.of(1, 2, 3);
    const found = await unpacked.bytes(1, () => Promise.resolve({ ok: true, value: bytes }));
    expect(unwrap(found)).toEqual(bytes);
  });
});

describe('an archive', () => {
  it('is not unpacked when the packed bytes of a file are beyond the budget', async () => {
    const npy = fixture('b1-little.npy');
    // Empty blocks of a DEFLATE stream become nothing, and there may be any number of them.
    const empty = Array.from({ length: 1000 }, () => Uint8Array.of(0, 0, 0, 0xff, 0xff));
    const packed = joined(...empty, deflateSync(npy));
    const bytes = archive('x.npy', packed, npy);
    const most = { maxBytes: 1000 };
    expect(npy.length).toBeLessThan(1000);
    const entry = unwrap(await npzCatalog(memoryBytes(bytes), unpacker)).entries[0]!;
    expectProblem(await entry.open(most), 'tooLarge', `${packed.length} bytes`);
    unwrap(await entry.open({ maxBytes: 10_000 }));
  });
});

/** A zip archive of one deflated file. */
function archive(name: string, packed: Uint8Array, file: Uint8Array): Uint8Array {
  const label = new TextEncoder().encode(name);
  const common = new Uint8Array(26);
  const view = new DataView(common.buffer);
  view.setUint16(0, 20, true);
  view.setUint16(4, 8, true);
  view.setUint32(10, crc32(file), true);
  view.setUint32(14, packed.length, true);
  view.setUint32(18, file.length, true);
  view.setUint16(22, label.length, true);
  const local = joined(words(0x04034b50), common, label, packed);
  const central = joined(
    words(0x02014b50),
    Uint8Array.of(20, 0),
    common,
    new Uint8Array(14),
    label,
  );
  const end = joined(words(0x06054b50), new Uint8Array(4), Uint8Array.of(1, 0, 1, 0));
  return joined(local, central, end, words(central.length, local.length), new Uint8Array(2));
}
