import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  listNpz,
  listTensors,
  readNpy,
  readNpz,
  readTensor,
  type Result,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { expectMatrix, expectProblem, inflate } from '../files/helpers.js';
import {
  dictionary,
  doubles,
  joined,
  npyFile,
  safetensorsFile,
  tensor,
  whole,
} from './file-builders.js';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const oneToSix = doubles(1, 2, 3, 4, 5, 6);

describe('reports of .npy files', () => {
  it.each([
    ['npyjs 3: bytes', "'|u1'", bytes(1, 2, 255), [1, 2, 255]],
    ['npyjs 6: integers of 16 bits', "'<i2'", bytes(1, 0, 254, 255, 0, 128), [1, -2, -32768]],
    ['npyjs 43: a code for booleans', "'?'", bytes(1, 0, 1), [1, 0, 1]],
    ['npyjs 43: a code for signed bytes', "'b'", bytes(1, 255, 128), [1, -1, -128]],
    ['npyjs 43: a code for unsigned bytes', "'B'", bytes(1, 255, 128), [1, 255, 128]],
    ['npyjs 44: half precision', "'<f2'", bytes(0, 0x3c, 0, 0xc0, 1, 0), [1, -2, 2 ** -24]],
    [
      'niivue-vscode 259: the usual integers of NumPy',
      "'<i8'",
      joined(whole(7, 8), bytes(255, 255, 255, 255, 255, 255, 255, 255), whole(2 ** 40, 8)),
      [7, -1, 2 ** 40],
    ],
    [
      'niivue-vscode 259: integers without a sign',
      "'<u8'",
      joined(whole(7, 8), whole(2 ** 53, 8), bytes(0, 0, 0, 0, 0, 0, 0, 128)),
      [7, 2 ** 53, 2 ** 63],
    ],
  ])('%s', (_, descr, data, values) => {
    expectMatrix(readNpy(npyFile(dictionary(descr, '(3,)'), data)), fromRows([values]));
  });

  it('vscode-numpy-viewer 1 and cnpy 7: the order of columns was no file, or the wrong one', () => {
    const data = joined(whole(1, 8), whole(3, 8), whole(2, 8), whole(4, 8));
    const square = npyFile(dictionary("'<i8'", '(2, 2)', true), data);
    expectMatrix(
      readNpy(square),
      fromRows([
        [1, 2],
        [3, 4],
      ]),
    );
  });

  it('npy4th 2: rows and columns of a rectangle changed places', () => {
    const wide = npyFile(dictionary("'<f8'", '(2, 3)', true), doubles(1, 4, 2, 5, 3, 6));
    expectMatrix(
      readNpy(wide),
      fromRows([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
  });

  it.each([
    ['npy-ocaml 4: a shape without its comma', '(6)'],
    ['embedding-reader 37 and fastnumpyio 7: one dimension', '(6,)'],
    ['npy-matlab 2: a long integer of Python 2', '(6L,)'],
    ['npy-matlab 2: two long integers', '(1L, 6L)'],
  ])('%s', (_, shape) => {
    const file = npyFile(dictionary("'<f8'", shape), oneToSix);
    expectMatrix(readNpy(file), fromRows([[1, 2, 3, 4, 5, 6]]));
  });

  it('NumSharp 517: the shape of a number', () => {
    expectMatrix(readNpy(npyFile(dictionary("'<f8'", '()'), doubles(5))), fromRows([[5]]));
  });

  it('fortran-lang stdlib 581: version 2, a comma after the last dimension, data at an odd place', () => {
    const header = dictionary("'<f8'", '(3,2,)', true);
    const file = npyFile(header, doubles(1, 3, 5, 2, 4, 6), { version: 2, align: 1 });
    expect((file.length - 48) % 8).not.toBe(0);
    expectMatrix(
      readNpy(file),
      fromRows([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    );
  });

  it.each([1, 2, 3] as const)('cnpy 77: the header of version %i', (version) => {
    const file = npyFile(dictionary("'<f8'", '(1, 6)'), oneToSix, { version });
    expectMatrix(readNpy(file), fromRows([[1, 2, 3, 4, 5, 6]]));
  });

  it('numpy 28334: a shape of NumPy’s own integers is refused in words', () => {
    const shape = '(np.int64(1), np.int64(2), np.int64(3))';
    expectProblem(readNpy(npyFile(dictionary("'|u1'", shape), bytes(1))), 'syntax', 'shape');
  });
});

describe('reports of .npz files', () => {
  const a = npyFile(dictionary("'<f8'", '(1, 2)'), doubles(1, 2));
  const b = npyFile(dictionary("'<f8'", '(2, 1)'), doubles(3, 4));
  const read = (file: Uint8Array, name: string): Result<unknown> => readNpz(file, name, inflate);

  it.each([
    ['rcppcnpy 1: compressed', 6],
    ['cnpy 103: stored', 0],
  ] as const)('%s', (_, level) => {
    const file = zipSync({ 'a.npy': a }, { level });
    expectMatrix(readNpz(file, 'a', inflate), fromRows([[1, 2]]));
  });

  it('cnpy 43: the second array of a compressed file was not found', () => {
    const file = zipSync({ 'a.npy': a, 'b.npy': b }, { level: 9 });
    expectMatrix(readNpz(file, 'a', inflate), fromRows([[1, 2]]));
    expectMatrix(readNpz(file, 'b', inflate), fromRows([[3], [4]]));
  });

  it('cnpy 103: sizes in the extra field of a local header, as NumPy writes them', () => {
    expectMatrix(readNpz(zip64(a), 'a', inflate), fromRows([[1, 2]]));
  });

  it('numpy 30893: members that are no arrays', () => {
    const file = zipSync({ 'notes.txt': bytes(65), 'a.npy': a });
    expect(listNpz(file)).toEqual({ ok: true, value: ['a'] });
    expectProblem(read(file, 'notes.txt'), 'none', 'notes.txt');
  });

  it('cnpy 72: an array of no bytes crashed', () => {
    const none = npyFile(dictionary("'<f8'", '(0, 2)'), bytes());
    expectProblem(read(zipSync({ 'a.npy': none }), 'a'), 'empty', '(0, 2)');
  });
});

/** A stored archive with one file, whose local header has its sizes in a zip64 field. */
function zip64(content: Uint8Array): Uint8Array {
  const plain = zipSync({ 'a.npy': content }, { level: 0 });
  const field = joined(
    whole(1, 2),
    whole(16, 2),
    whole(content.length, 8),
    whole(content.length, 8),
  );
  const local = plain.slice(0, 30);
  local.set(joined(whole(0xffffffff, 4), whole(0xffffffff, 4)), 18);
  local.set(whole(field.length, 2), 28);
  const directory = plain.length - 22 - 46 - 'a.npy'.length;
  const out = joined(
    local,
    plain.subarray(30, 30 + 'a.npy'.length),
    field,
    plain.subarray(30 + 'a.npy'.length),
  );
  out.set(whole(directory + field.length, 4), out.length - 6);
  return out;
}

describe('reports of .safetensors files', () => {
  const header = (entries: Readonly<Record<string, object>>): string => JSON.stringify(entries);
  const single = fromRows([[1, 2]]);

  it('safetensors 498: a tensor without entries is empty, and the others are read', () => {
    const text = header({ none: tensor('F64', [0], 0, 0), a: tensor('F64', [1, 2], 0, 16) });
    const file = safetensorsFile(text, doubles(1, 2));
    expectMatrix(readTensor(file, 'a'), single);
    expectProblem(readTensor(file, 'none'), 'empty', '(0,)');
  });

  it('modelaudit 1607: an empty tensor of 8 bits, and one of no bytes that has an entry', () => {
    const empty = safetensorsFile(header({ scaled_fp8: tensor('F8_E4M3', [0], 0, 0) }));
    expectProblem(readTensor(empty, 'scaled_fp8'), 'empty', 'no entries');
    const wrong = safetensorsFile(header({ scaled_fp8: tensor('F8_E4M3', [1], 0, 0) }));
    expectProblem(readTensor(wrong, 'scaled_fp8'), 'syntax', 'takes 1 bytes');
  });

  it('safetensors 466 and 601: metadata alone', () => {
    const good = safetensorsFile('{"__metadata__":{"key":"value"}}');
    expectProblem(listTensors(good), 'none', 'no tensor');
    const broken = safetensorsFile('{},"__metadata__":{"key":"value"}}      ');
    expectProblem(listTensors(broken), 'syntax', 'not a JSON object');
  });

  it('safetensors 668: a header of 132,095,296 bytes is beyond the format', () => {
    const start = bytes(0x40, 0x9d, 0xdf, 0x07, 0, 0, 0, 0, 0x7b);
    expectProblem(listTensors(start), 'syntax', 'impossible length');
  });

  it('safetensors 414: an archive of PyTorch is not one', () => {
    const archive = zipSync({ 'archive/data.pkl': bytes(1, 2, 3) });
    expectProblem(listTensors(archive), 'syntax', 'impossible length');
  });

  it('safetensors 401: a name that occurs twice', () => {
    const entry = (from: number): string => JSON.stringify(tensor('F64', [1, 2], from, from + 16));
    const file = safetensorsFile(`{"a":${entry(0)},"a":${entry(16)}}`, doubles(9, 9, 1, 2));
    expect(listTensors(file)).toMatchObject({ ok: true, value: [{ name: 'a' }] });
    expectMatrix(readTensor(file, 'a'), single);
  });

  it('mlx 3363: a shape that is larger than its data', () => {
    const file = safetensorsFile(
      header({ t: tensor('F32', [1000, 1000], 0, 4) }),
      bytes(0, 0, 0, 0),
    );
    expectProblem(readTensor(file, 't'), 'syntax', 'takes 4000000 bytes, the file has 4');
  });

  it('safetensors 586 and lattice 752: two names for the same bytes', () => {
    const text = header({ k: tensor('F64', [1, 2], 0, 16), v: tensor('F64', [2, 1], 0, 16) });
    const file = safetensorsFile(text, doubles(1, 2));
    expectMatrix(readTensor(file, 'k'), single);
    expectMatrix(readTensor(file, 'v'), fromRows([[1], [2]]));
  });

  it('h3.c 48: a header that is not in the order of its data', () => {
    const text = header({ b: tensor('F64', [1], 16, 24), a: tensor('F64', [1, 2], 0, 16) });
    const file = safetensorsFile(text, doubles(1, 2, 3));
    expect(listTensors(file)).toMatchObject({ ok: true, value: [{ name: 'a' }, { name: 'b' }] });
    expectMatrix(readTensor(file, 'b'), fromRows([[3]]));
  });

  it('intel-extension-for-transformers 661: BF16 was an unknown key', () => {
    const text = header({ a: tensor('BF16', [1, 2], 0, 4) });
    expectMatrix(readTensor(safetensorsFile(text, bytes(0x80, 0x3f, 0, 0x40)), 'a'), single);
  });

  it('stable-diffusion.cpp 1754: offsets that run backwards, or beyond the file', () => {
    for (const [from, to] of [
      [8, 0],
      [0, 17],
    ] as const) {
      const file = safetensorsFile(header({ a: tensor('F64', [1], from, to) }), doubles(1, 2));
      expectProblem(listTensors(file), 'syntax', 'does not fit');
    }
  });

  it('ComfyUI 15602: bytes after the last tensor', () => {
    const file = safetensorsFile(header({ a: tensor('F64', [1, 2], 0, 16) }), doubles(1, 2, 9));
    expectMatrix(readTensor(file, 'a'), single);
  });

  it('imp 1603: a type that is not known, with offsets beyond the file', () => {
    const far = safetensorsFile(header({ a: tensor('F4', [2, 2], 1e15, 1e15 + 2) }), doubles(1));
    expectProblem(listTensors(far), 'syntax', 'does not fit');
    const near = safetensorsFile(header({ a: tensor('F4', [2, 2], 0, 2) }), doubles(1));
    expectProblem(readTensor(near, 'a'), 'notNumeric', 'F4');
  });
});
