import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  approximate,
  arrayOf,
  crc32,
  encodeUtf8,
  listNpz,
  readNpz,
  svd,
  transpose,
  writeNpy,
  writeNpz,
  zeros,
} from '../../../src/core/index.js';
import { writeZip } from '../../../src/core/files/zip/write.js';
import { fromRows } from '../../../src/core/matrix.js';
import {
  expectMatrix,
  expectProblem,
  fixture,
  inflate,
  lecture,
  patched,
  unwrap,
} from './helpers.js';

/** The last occurrence of a little-endian signature. */
function lastIndexOf(bytes: Uint8Array, signature: readonly number[]): number {
  for (let at = bytes.length - signature.length; at >= 0; at--) {
    if (signature.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

describe('crc32', () => {
  it('has the check value of its standard', () => {
    expect(crc32(encodeUtf8('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });

  it('is that of one bit after the other, for any length and place in memory', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 48 }), fc.nat(8), (buffer, offset) => {
        const bytes = buffer.subarray(Math.min(offset, buffer.length));
        let crc = 0xffffffff;
        for (const byte of bytes) {
          crc ^= byte;
          for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
        }
        expect(crc32(bytes)).toBe((crc ^ 0xffffffff) >>> 0);
      }),
    );
  });
});

describe('readNpz', () => {
  it('lists the arrays and reads each', () => {
    const file = fixture('plain.npz');
    expect(unwrap(listNpz(file))).toEqual(['U', 's', 'Vt']);
    const [u, s, vt] = ['U', 's', 'Vt'].map((name) => unwrap(readNpz(file, name, inflate)));
    const whole = approximate({ u: u!, s: s!.data, v: transpose(vt!) }, 3);
    whole.data.forEach((value, i) => expect(value).toBeCloseTo(lecture.data[i]!, 12));
  });

  it('unpacks compressed arrays', () => {
    const file = fixture('packed.npz');
    expectMatrix(readNpz(file, 'M', inflate), lecture);
    expectMatrix(readNpz(file, 'zeros', inflate), zeros(60, 50));
  });

  it('names what is not there', () => {
    expectProblem(readNpz(fixture('plain.npz'), 'V', inflate), 'none', 'named V');
    expectProblem(listNpz(writeNpz({})), 'none', 'no array');
  });

  it('unpacks nothing that is larger than allowed', () => {
    let asked = 0;
    const counting = (compressed: Uint8Array, size: number): Uint8Array => {
      asked++;
      return inflate(compressed, size);
    };
    const file = fixture('packed.npz');
    // The size of `zeros` in the directory, set to 2 GiB.
    const at = lastIndexOf(file, [0x50, 0x4b, 1, 2]);
    const bomb = file.slice();
    bomb.set([0, 0, 0, 0x7f], at + 24);
    expectProblem(readNpz(bomb, 'zeros', counting), 'tooLarge', 'bytes');
    expect(asked).toBe(0);
    expectProblem(readNpz(file, 'zeros', counting, { maxEntries: 2999 }), 'tooLarge', '3000');
  });

  it('sees damage by the checksum, and a failing inflate', () => {
    const file = writeNpz({ M: arrayOf(lecture) });
    const damaged = file.slice();
    damaged[200]! ^= 1;
    expectProblem(readNpz(damaged, 'M', inflate), 'syntax', 'checksum');
    const failing = (): Uint8Array => {
      throw new Error('no');
    };
    expectProblem(readNpz(fixture('packed.npz'), 'M', failing), 'syntax', 'cannot be unpacked');
    expectProblem(listNpz(file.subarray(0, -30)), 'syntax', 'ends early');
  });

  it('takes the last of two arrays with one name, as NumPy does', () => {
    const file = writeZip([
      { name: 'M.npy', bytes: writeNpy(arrayOf(zeros(4, 3))) },
      { name: 'v.npy', bytes: writeNpy(arrayOf(zeros(1, 3))) },
      { name: 'M.npy', bytes: writeNpy(arrayOf(lecture)) },
    ]);
    expect(unwrap(listNpz(file))).toEqual(['M', 'v']);
    expectMatrix(readNpz(file, 'M', inflate), lecture);
  });

  it('reads names in code page 437, and in UTF-8 with and without its flag', () => {
    const file = writeNpz({ Größe: arrayOf(lecture) });
    const at = lastIndexOf(file, [0x50, 0x4b, 1, 2]);
    expect(unwrap(listNpz(file))).toEqual(['Größe']);
    const unflagged = patched(file, { [at + 8]: [0, 0] });
    expect(unwrap(listNpz(unflagged))).toEqual(['Größe']);
    // The same number of bytes: G r ö ß e in the code page and two more letters.
    const name = [0x47, 0x72, 0x94, 0xe1, 0x65, 0x7e, 0x9d];
    const dos = patched(unflagged, { [at + 46]: name });
    expect(unwrap(listNpz(dos))).toEqual(['Größe~¥']);
    expectMatrix(readNpz(dos, 'Größe~¥', inflate), lecture);
    expectProblem(listNpz(patched(file, { [at + 46]: name })), 'syntax', 'UTF-8');
  });

  it('reads arrays at any place of the archive, stored or packed', () => {
    const data = Float64Array.from({ length: 600 }, (_, i) => i / 7 - 40);
    const matrix = { rows: 20, cols: 30, data };
    const npy = writeNpy(arrayOf(matrix));
    for (let length = 1; length <= 8; length++) {
      const name = 'M'.repeat(length);
      for (const level of [0, 6] as const) {
        for (const overwrite of [false, true]) {
          const file = zipSync({ [`${name}.npy`]: [npy, { level }] });
          const before = file.slice();
          expectMatrix(readNpz(file, name, inflate, { overwrite }), matrix);
          // The bytes belong to the caller, who may read another array.
          if (!overwrite) expect(file).toEqual(before);
        }
      }
    }
  });

  it('takes the memory of an unpacked array', () => {
    const npy = writeNpy({ shape: [20, 30], data: new Float64Array(600).fill(2.5) });
    const file = zipSync({ 'M.npy': [npy, { level: 6 }] });
    let unpacked: Uint8Array | undefined;
    const watched = (packed: Uint8Array, size: number): Uint8Array =>
      (unpacked = inflate(packed, size));
    const { data } = unwrap(readNpz(file, 'M', watched));
    expect(data.buffer).toBe(unpacked!.buffer);
  });

  it('refuses encrypted files', () => {
    const file = writeNpz({ M: arrayOf(lecture) });
    const at = lastIndexOf(file, [0x50, 0x4b, 1, 2]);
    file[at + 8]! |= 1;
    expectProblem(readNpz(file, 'M', inflate), 'syntax', 'encrypted');
  });

  it('never throws, whatever the bytes', () => {
    const good = fixture('packed.npz');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255))), (changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const names = listNpz(bytes);
        if (!names.ok) return;
        for (const name of names.value) {
          const result = readNpz(bytes, name, inflate, { maxEntries: 5000 });
          expect(result.ok ? result.value.rows > 0 : result.problem.message !== '').toBe(true);
        }
      }),
    );
  });
});

describe('writeNpz', () => {
  it('comes back, vectors and foreign names too', () => {
    const { u, s, v } = unwrap(svd(lecture));
    const file = writeNpz({ U: arrayOf(u), σ: { shape: [s.length], data: s }, V: arrayOf(v) });
    expect(unwrap(listNpz(file))).toEqual(['U', 'σ', 'V']);
    expectMatrix(readNpz(file, 'U', inflate), u);
    expectMatrix(readNpz(file, 'σ', inflate), fromRows([[...s]]));
  });

  it('writes the same bytes for the same arrays', () => {
    const once = writeNpz({ M: arrayOf(lecture) });
    expect(writeNpz({ M: arrayOf(lecture) })).toEqual(once);
  });
});
