import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrayOf,
  decodeTensor,
  encodeUtf8,
  headerLength,
  listTensors,
  readTensor,
  writeSafetensors,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { expectMatrix, expectProblem, fixture, lecture, unwrap } from './helpers.js';

const file = fixture('layers.safetensors');

/** A file with any header text and `data` zero bytes. */
function withHeader(text: string, data = 0): Uint8Array {
  const body = encodeUtf8(text);
  const out = new Uint8Array(8 + body.length + data);
  out[0] = body.length & 0xff;
  out[1] = body.length >> 8;
  out.set(body, 8);
  return out;
}

describe('listTensors', () => {
  it('names types and shapes, without the metadata', () => {
    expect(
      unwrap(listTensors(file)).map(
        ({ name, dtype, shape }) => `${name} ${dtype} ${shape.join('×')}`,
      ),
    ).toEqual([
      'single F32 4×3',
      'double F64 4×3',
      'half F16 4×3',
      'brain BF16 4×3',
      'whole I64 4×3',
      'bias F32 3',
      'eighth F8_E4M3 2',
      'kernel F32 2×3×4',
    ]);
  });

  it('needs only the head of a large file', () => {
    const length = unwrap(headerLength(file.subarray(0, 8)));
    const tensors = unwrap(listTensors(file.subarray(0, length), file.length));
    const double = tensors.find(({ name }) => name === 'double')!;
    expectMatrix(decodeTensor(double, file.subarray(double.start, double.end)), lecture);
  });

  it('refuses headers that do not fit the file', () => {
    expectProblem(listTensors(new Uint8Array(5)), 'syntax', 'too short');
    expectProblem(listTensors(new Uint8Array(100).fill(255)), 'syntax', 'impossible length');
    expectProblem(listTensors(file.subarray(0, 100)), 'syntax', 'ends within its header');
    expectProblem(listTensors(file.subarray(0, -1)), 'syntax', 'kernel does not fit');
    expectProblem(listTensors(withHeader('{"a":1}')), 'syntax', 'for a does not fit');
    expectProblem(listTensors(withHeader('[1, 2]')), 'syntax', 'not a JSON object');
    expectProblem(listTensors(withHeader('{"a":')), 'syntax', 'not a JSON object');
    expectProblem(listTensors(withHeader('{}')), 'none', 'no tensor');
    const backwards = '{"a":{"dtype":"F32","shape":[1,1],"data_offsets":[4,0]}}';
    expectProblem(listTensors(withHeader(backwards, 4)), 'syntax', 'for a does not fit');
    const negative = '{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}';
    expectProblem(listTensors(withHeader(negative, 4)), 'syntax', 'for a does not fit');
  });
});

describe('readTensor', () => {
  it.each(['single', 'double', 'half', 'brain', 'whole'])('reads %s', (name) => {
    expectMatrix(readTensor(file, name), lecture);
  });

  it.each([
    ['F8_E4M3', 4, 3],
    ['F8_E5M2', 5, 2],
  ])('reads all of %s', (dtype, exponentBits, fractionBits) => {
    const header = `{"a":{"dtype":"${dtype}","shape":[16,16],"data_offsets":[0,256]}}`;
    const bytes = withHeader(header, 256);
    for (let code = 0; code < 256; code++) bytes[bytes.length - 256 + code] = code;
    const { data } = unwrap(readTensor(bytes, 'a'));
    const [bias, ones] = [2 ** (exponentBits - 1) - 1, 2 ** exponentBits - 1];
    for (let code = 0; code < 256; code++) {
      const sign = code < 128 ? 1 : -1;
      const exponent = (code & 127) >> fractionBits;
      const fraction = (code & (2 ** fractionBits - 1)) / 2 ** fractionBits;
      let expected =
        exponent === 0
          ? sign * fraction * 2 ** (1 - bias)
          : sign * (1 + fraction) * 2 ** (exponent - bias);
      if (dtype === 'F8_E5M2' && exponent === ones) expected = fraction > 0 ? NaN : sign * Infinity;
      if (dtype === 'F8_E4M3' && (code & 127) === 127) expected = NaN;
      expect(data[code]).toBe(expected);
    }
    // The largest numbers in table 1 of the paper.
    expect(data.reduce((most, value) => (value > most && value < Infinity ? value : most), 0)).toBe(
      dtype === 'F8_E4M3' ? 448 : 57344,
    );
  });

  it('reads a vector as one row', () => {
    expectMatrix(readTensor(file, 'bias'), fromRows([[3, 2, 5]]));
  });

  it('says what it cannot show', () => {
    expectProblem(readTensor(file, 'kernel'), 'tooManyDimensions', '(2, 3, 4)');
    const packed = '{"a":{"dtype":"F4","shape":[1,2],"data_offsets":[0,1]}}';
    expectProblem(readTensor(withHeader(packed, 1), 'a'), 'notNumeric', 'F4');
    expectProblem(readTensor(file, 'weights'), 'none', 'named weights');
    expectProblem(readTensor(file, 'single', { maxEntries: 5 }), 'tooLarge', '12 entries');
    const short = '{"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,4]}}';
    expectProblem(readTensor(withHeader(short, 4), 'a'), 'syntax', 'takes 16 bytes');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255))), (changes) => {
        const bytes = file.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const tensors = listTensors(bytes);
        if (!tensors.ok) return;
        for (const { name } of tensors.value) {
          const result = readTensor(bytes, name, { maxEntries: 1000 });
          expect(result.ok ? result.value.rows > 0 : result.problem.message !== '').toBe(true);
        }
      }),
    );
  });
});

describe('writeSafetensors', () => {
  it('comes back bit for bit, aligned to 8 bytes', () => {
    const written = writeSafetensors({
      M: arrayOf(lecture),
      's é': { shape: [2], data: Float64Array.of(1e-300, -0) },
    });
    expectMatrix(readTensor(written, 'M'), lecture);
    expectMatrix(readTensor(written, 's é'), fromRows([[1e-300, -0]]));
    expect(unwrap(listTensors(written)).map(({ start }) => start % 8)).toEqual([0, 0]);
  });
});
