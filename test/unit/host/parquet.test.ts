import type { FileMetaData } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { memoryBytes, planeOf, readRows, usualSelection } from '../../../src/core/index.js';
import { parquetCatalog } from '../../../src/libraries/parquet/catalog.js';
import { expectProblem, fixture, unwrap } from '../files/helpers.js';

/** test/fixtures/files/make_parquet.py says what is in the files. */
const limits = { maxBytes: 2 ** 24 };
const rows = Array.from({ length: 7 }, (_, at) => at);

async function opened(file: string) {
  return unwrap(await parquetCatalog(memoryBytes(fixture(file))));
}

async function numbersOf(file: string, name: string): Promise<number[]> {
  const entry = (await opened(file)).entries.find((each) => each.name === name);
  const array = unwrap(await entry!.open(limits));
  const plane = unwrap(planeOf(name, array, usualSelection(array.shape)));
  return [...(await readRows(plane, 0, plane.rows))];
}

const expected: Readonly<Record<string, readonly number[]>> = {
  double: rows.map((at) => (at === 3 ? NaN : 0.5 * at)),
  single: rows.map((at) => at / 4),
  half: rows.map((at) => at / 2),
  whole: rows.map((at) => at - 3),
  small: rows,
  big: rows.map((at) => 2 ** 63 + at),
  flag: rows.map((at) => (at % 2 === 0 ? 1 : 0)),
  money: rows.map((at) => at * 1.25),
};
const names = Object.keys(expected);

describe('a Parquet file', () => {
  it('lists its numeric columns, together and each', async () => {
    const { format, entries } = await opened('table-none.parquet');
    expect(format).toBe('Parquet, without 4 columns that have no numbers');
    expect(entries.map(({ name }) => name)).toEqual(['all columns', ...names]);
    expect(entries[0]).toMatchObject({
      shape: [7, 8],
      elementType: 'mixed numbers',
      isWide: true,
      columnLabels: names,
    });
    expect(entries.slice(1).map(({ elementType }) => elementType)).toEqual([
      'DOUBLE',
      'FLOAT',
      'FLOAT16',
      'INT64',
      'UINT_8',
      'UINT_64',
      'BOOLEAN',
      'DECIMAL',
    ]);
    expect(entries[1]).toMatchObject({ shape: [7, 1] });
  });

  it.each(['none', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4', 'plain'])(
    'gives its numbers, packed by %s',
    async (codec) => {
      const file = `table-${codec}.parquet`;
      for (const name of names) {
        expect(await numbersOf(file, name), name).toEqual(expected[name]);
      }
      const all = rows.flatMap((row) => names.map((name) => expected[name]![row]));
      expect(await numbersOf(file, 'all columns')).toEqual(all);
    },
  );

  it('gives some of its columns', async () => {
    const { entries } = await opened('table-snappy.parquet');
    const some = entries[0]!.pick!(['flag', 'whole']);
    expect(some).toMatchObject({ shape: [7, 2], columnLabels: ['whole', 'flag'] });
    const array = unwrap(await some.open(limits));
    const plane = unwrap(planeOf('some', array, usualSelection(array.shape)));
    expect([...(await readRows(plane, 0, 2))]).toEqual([-3, 1, -2, 0]);
  });

  it('says so where it has no numbers, needs too much memory, or is damaged', async () => {
    const none = await parquetCatalog(memoryBytes(fixture('no-numbers.parquet')));
    expectProblem(none, 'notNumeric', /None of the columns/);
    const { entries } = await opened('table-none.parquet');
    expectProblem(await entries[0]!.open({ maxBytes: 100 }), 'tooLarge', /256 bytes/);
    const whole = fixture('table-none.parquet');
    const cut = whole.subarray(0, whole.length - 9);
    expectProblem(await parquetCatalog(memoryBytes(cut)), 'syntax', /cannot be read/);
  });

  describe('with one value in 7777 rows', () => {
    /** The file with these bytes replaced, as often as they must occur. */
    const changed = async (from: readonly number[], to: readonly number[], times: number) => {
      const bytes = fixture('same.parquet').slice();
      let found = 0;
      for (let at = 0; at + from.length <= bytes.length; at++) {
        if (!from.every((byte, k) => bytes[at + k] === byte)) continue;
        bytes.set(to, at);
        found++;
      }
      expect(found).toBe(times);
      const { entries } = unwrap(await parquetCatalog(memoryBytes(bytes)));
      return entries[0]!.open(limits);
    };
    // A 64-bit number of Thrift's compact protocol: its field and type, and twice the number in groups of seven bits.
    const rows = [0x16, 0xc2, 0x79];

    it('has that value', async () => {
      const array = unwrap(await changed(rows, rows, 3));
      const plane = unwrap(planeOf('x', array, usualSelection(array.shape)));
      const numbers = await readRows(plane, 0, plane.rows);
      expect(numbers).toHaveLength(7777);
      expect(new Set(numbers)).toEqual(new Set([0x64636261 * 2 ** 32 + 4]));
    });

    it('is refused when its pages end before its rows', async () => {
      const short = await changed(rows, [0x16, 0xc4, 0x79], 3);
      expectProblem(short, 'syntax', /x has 7777 of 7778 values/);
    });

    it('is refused when the value of its pages is a text', async () => {
      // The column is one of numbers in the schema, and one of bytes in its row group.
      const text = await changed([0x15, 0x04, 0x19, 0x35], [0x15, 0x0c, 0x19, 0x35], 1);
      expectProblem(text, 'syntax', /x has a value that is no number/);
    });
  });

  it('ends with numbers or a sentence when a byte of it is damaged', async () => {
    let refused = 0;
    for (const file of ['table-snappy.parquet', 'table-zstd.parquet', 'table-plain.parquet']) {
      const whole = fixture(file);
      for (let at = 4; at < whole.length; at += 17) {
        const damaged = whole.slice();
        damaged[at]! ^= 1 << (at % 8);
        const catalog = await parquetCatalog(memoryBytes(damaged));
        if (!catalog.ok) {
          refused++;
          continue;
        }
        for (const entry of catalog.value.entries) {
          const array = await entry.open({ maxBytes: 2 ** 20 });
          if (!array.ok) refused++;
        }
      }
    }
    expect(refused).toBeGreaterThan(50);
  }, 60_000);

  it('says to a thread what it needs to read some columns, and no more', async () => {
    const { entries } = await opened('table-snappy.parquet');
    const some = entries[0]!.pick!(['flag', 'whole']);
    const array = unwrap(await some.open({ maxBytes: 100 }));
    const { of, by } = array.bytes.made!;
    expect(of.size).toBe(fixture('table-snappy.parquet').length);
    const told = structuredClone(by) as unknown as { metadata: FileMetaData };
    expect(told).toEqual(by);
    const { row_groups: groups } = told.metadata;
    const paths = groups.map(({ columns }) =>
      columns.map(({ meta_data: meta }) => meta!.path_in_schema),
    );
    expect(paths).toEqual([
      [['whole'], ['flag']],
      [['whole'], ['flag']],
    ]);
    const plane = unwrap(planeOf('some', array, usualSelection(array.shape)));
    expect([...(await readRows(plane, 4, 6))]).toEqual([1, 1, 2, 0]);
  });

  it('is read one row group after the other when it is too large for memory', async () => {
    const entry = (await opened('table-snappy.parquet')).entries[0]!;
    // All 7 rows need 448 bytes, a group of 4 needs 256.
    const array = unwrap(await entry.open({ maxBytes: 447 }));
    const plane = unwrap(planeOf('table', array, usualSelection(array.shape)));
    const all = rows.flatMap((at) => names.map((name) => expected[name]![at]!));
    expect([...(await readRows(plane, 0, 7))]).toEqual(all);
    expect([...(await readRows(plane, 3, 5))]).toEqual(all.slice(24, 40));
    expectProblem(
      await entry.open({ maxBytes: 200 }),
      'tooLarge',
      /A row group of this Parquet file has 4 rows, which need 256 bytes in memory; up to 200 are used. Choose fewer columns, or write the file with at most 3 rows in a group/,
    );
  });
});
