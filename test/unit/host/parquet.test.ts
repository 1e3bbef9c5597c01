import { describe, expect, it } from 'vitest';
import { memoryBytes, planeOf, readRows, usualSelection } from '../../../src/core/index.js';
import { parquetCatalog } from '../../../src/host/sources/file/parquet/catalog.js';
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
    expectProblem(await entries[0]!.open({ maxBytes: 100 }), 'tooLarge', /448 bytes/);
    const whole = fixture('table-none.parquet');
    const cut = whole.subarray(0, whole.length - 9);
    expectProblem(await parquetCatalog(memoryBytes(cut)), 'syntax', /cannot be read/);
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
});
