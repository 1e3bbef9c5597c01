import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  formatByName,
  memoryBytes,
  openArrays,
  openImage,
  planeOf,
  problemCodes,
  rawCatalog,
  readRows,
  usualSelection,
  type ArrayCatalog,
  type Result,
} from '../../../src/core/index.js';
import { libraries } from '../../../src/libraries/libraries.js';
import { decodeImage } from '../../../webview/images/decode.js';
import { image } from '../images/helpers.js';
import { fixture } from './helpers.js';

/** A short run by default; `npm run fuzz:files` sets these. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 2000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_127);

const limits = { maxBytes: 2 ** 22 };
/** Bytes that a reading may take besides. The largest file has 9 kB. */
const mostMemory = 2 ** 28;
/** Of the processor: a reading takes a few. This only finds those that do not end, on a busy machine, too. */
const patienceMs = 5000;

const arrays = [
  ...['cube-fortran.npy', 'complex.npy', 'nested.npy', 'version3.npy', 'b1-big.npy'],
  ...['plain.npz', 'packed.npz', 'mixed.npz', 'layers.safetensors'],
  ...['plain.mat', 'packed.mat', 'old.mat', 'coordinate.mtx', 'array.mtx', 'table.csv'],
  ...['table-plain.parquet', 'table-snappy.parquet', 'table-zstd.parquet', 'table-gzip.parquet'],
  ...['table-lz4.parquet', 'table-brotli.parquet'],
];
/** Those that the page reads itself; the browser decodes the others, of which only the header is read here. */
const images = ['deep.png', 'deep-interlaced.png', 'deep-transparent.png', 'text.pgm', 'deep.pgm'];
const headers = ['colours.png', 'turned.jpg', 'lossy.webp', 'animated.gif', 'colours.bmp'];
const texts: Readonly<Record<string, string>> = {
  'nested.json': '{"a": {"b": [[1, 2], [3, 4]], "shape": [2, 2], "data": [1, 2, 3, 4]}, "c": [1]}',
  'rows.json': '[[1, 2.5, null], [3, -4e5, 6]]',
  'table.tsv': 'a\tb\n1\t2\n3\t4\n',
};

const fileOf = (name: string): Uint8Array =>
  name in texts
    ? new TextEncoder().encode(texts[name])
    : [...images, ...headers].includes(name)
      ? image(name)
      : fixture(name);

type Damage = (bytes: Uint8Array) => Uint8Array;

const spot = fc.nat(1_000_000);
const set = (bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array => {
  const out = bytes.slice();
  values.forEach((value, k) => {
    if (at + k < out.length) out[at + k] = value;
  });
  return out;
};
const spliced = (bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array =>
  Uint8Array.from([...bytes.subarray(0, at), ...added, ...bytes.subarray(at + removed)]);

/** One fault: other bytes, a field with an extreme number, bytes too many or too few, a piece twice, a cut. */
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(spot, fc.nat(255)).map(
    ([at, value]): Damage =>
      (bytes) =>
        set(bytes, at % bytes.length, [value]),
  ),
  fc.tuple(spot, fc.nat(7)).map(
    ([at, bit]): Damage =>
      (bytes) =>
        set(bytes, at % bytes.length, [bytes[at % bytes.length]! ^ (1 << bit)]),
  ),
  fc.tuple(spot, fc.constantFrom(0, 0x7f, 0x80, 0xff), fc.constantFrom(2, 4, 8)).map(
    ([at, value, size]): Damage =>
      (bytes) =>
        set(bytes, at % bytes.length, Array<number>(size).fill(value)),
  ),
  fc.tuple(spot, fc.nat(40)).map(
    ([at, count]): Damage =>
      (bytes) =>
        spliced(bytes, at % bytes.length, count, new Uint8Array(0)),
  ),
  fc.tuple(spot, fc.uint8Array({ minLength: 1, maxLength: 40 })).map(
    ([at, added]): Damage =>
      (bytes) =>
        spliced(bytes, at % bytes.length, 0, added),
  ),
  fc.tuple(spot, spot, fc.nat(100)).map(([from, to, count]): Damage => (bytes) => {
    const piece = bytes.slice(from % bytes.length, (from % bytes.length) + count);
    return spliced(bytes, to % bytes.length, 0, piece);
  }),
  spot.map(
    (length): Damage =>
      (bytes) =>
        bytes.subarray(0, length % bytes.length),
  ),
);

function check(result: Result<unknown>): void {
  if (result.ok) return;
  const { code, message } = result.problem;
  expect(problemCodes).toContain(code);
  expect(message.length, message).toBeGreaterThan(10);
  expect(message.length, message).toBeLessThan(400);
}

async function readAll(catalog: Result<ArrayCatalog>): Promise<void> {
  check(catalog);
  if (!catalog.ok) return;
  for (const entry of catalog.value.entries) {
    const array = await entry.open(limits);
    check(array);
    if (!array.ok) continue;
    const plane = planeOf(entry.name, array.value, usualSelection(array.value.shape));
    check(plane);
    if (!plane.ok) continue;
    const { rows, cols } = plane.value;
    if (rows * cols <= 1e6) expect(await readRows(plane.value, 0, rows)).toHaveLength(rows * cols);
  }
}

async function read(name: string, bytes: Uint8Array): Promise<void> {
  const source = memoryBytes(bytes);
  const named = formatByName(name);
  if (bytes.length > 0) {
    const header = await openImage(source, named);
    const isOurs = header && images.includes(name) && header.width * header.height <= 2 ** 20;
    if (isOurs && ['PNG', 'PGM', 'PPM', 'PBM'].includes(header.format) && header.bits !== 8) {
      check(await decodeImage(bytes, header.mediaType, 2 ** 20));
    }
  }
  await readAll(await openArrays(source, named, libraries, limits));
  const shape = [bytes.length % 7, bytes.length % 5];
  await readAll(
    rawCatalog(source, { type: 'f32', littleEndian: true, shape, order: 'rows', offset: 1 }),
  );
}

it(
  'damaged files of every format end with numbers or with a sentence, soon and in little memory',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...arrays, ...images, ...headers, ...Object.keys(texts)),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (name, faults) => {
          const bytes = faults.reduce(
            (now, fault) => (now.length === 0 ? now : fault(now)),
            fileOf(name),
          );
          const start = process.cpuUsage();
          const before = process.memoryUsage().arrayBuffers;
          await read(name, bytes);
          const { user, system } = process.cpuUsage(start);
          expect((user + system) / 1000).toBeLessThan(patienceMs);
          expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(mostMemory);
        },
      ),
      { numRuns: runs, seed, endOnFailure: true },
    );
  },
  Math.max(120_000, runs * 60),
);
