// Large files of waves, noise and one far entry, written some rows at a time.
import { closeSync, openSync, writeSync } from 'node:fs';

const LAYERS = 12;

/** A .npy file of doubles (`f8`) or single precision (`f4`), by rows. */
export function writeWaves(path, rows, cols, kind) {
  const file = openSync(path, 'w');
  try {
    writeSync(file, header(rows, cols, kind));
    const waves = Array.from({ length: LAYERS }, (_, k) =>
      Float64Array.from({ length: cols }, (_, j) =>
        Math.cos(((k + 1) * Math.PI * (j + 0.5)) / cols),
      ),
    );
    const height = Math.max(1, Math.floor(2 ** 20 / cols));
    let state = 12345;
    for (let first = 0; first < rows; first += height) {
      const count = Math.min(height, rows - first);
      const data = new (kind === 'f8' ? Float64Array : Float32Array)(count * cols);
      for (let i = 0; i < count; i++) {
        const at = (first + i + 0.5) / rows;
        for (let k = 0; k < LAYERS; k++) {
          const size = 5 * 0.7 ** k * Math.sin((k + 2) * Math.PI * at);
          for (let j = 0; j < cols; j++) data[i * cols + j] += size * waves[k][j];
        }
        for (let j = 0; j < cols; j++) {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          data[i * cols + j] += state / 2 ** 33 - 0.25;
        }
        if (first + i === Math.floor(0.6 * rows)) data[i * cols + Math.floor(cols / 3)] = 500;
      }
      writeSync(file, new Uint8Array(data.buffer));
    }
  } finally {
    closeSync(file);
  }
}

function header(rows, cols, kind) {
  const dictionary = `{'descr': '<${kind}', 'fortran_order': False, 'shape': (${rows}, ${cols}), }`;
  const total = Math.ceil((11 + dictionary.length) / 64) * 64;
  const bytes = Buffer.alloc(total, ' ');
  Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]).copy(bytes);
  bytes.writeUInt16LE(total - 10, 8);
  bytes.write(`${dictionary.padEnd(total - 11)}\n`, 10, 'latin1');
  return bytes;
}
