import { beforeEach, describe, expect, it, vi } from 'vitest';
import { crc32, encodeUtf8, type Measured } from '../../../../src/core/index.js';
import { KeptResults } from '../../../../src/host/weights/kept-results.js';
import { numbersOf } from '../../../../src/core/weights/numbers/numbers.js';
import * as fake from '../vscode/index.js';

vi.mock('vscode', () => import('../vscode/index.js'));

const storage = 'file:///storage';
let kept: KeptResults;

const measured = (...s: number[]): Measured => ({
  numbers: numbersOf(Float64Array.from(s), 9, 7),
  values: Float64Array.from(s),
});

/** Where the results of a model are. */
const fileOf = (model: string) => `${storage}/${crc32(encodeUtf8(model)).toString(16)}.jsonl`;

beforeEach(() => {
  fake.resetWorkspace();
  kept = new KeptResults(fake.Uri.parse(storage) as never);
});

describe('results that are kept', () => {
  it('come back, of the same version of the same model', async () => {
    const rows = new Map<string, Measured>([
      ['a', measured(3, 2, 1)],
      ['a name with \n a line', { ...measured(5), lost: Float64Array.of(5, 0) }],
      ['c', { numbers: numbersOf(new Float64Array(0), 1, 1), note: 'A note.' }],
    ]);
    await kept.save('file:///m.safetensors', '1', rows);
    expect(await kept.load('file:///m.safetensors', '1')).toEqual(rows);
    expect(await kept.load('file:///m.safetensors', '2')).toEqual(new Map());
    expect(await kept.load('file:///other.safetensors', '1')).toEqual(new Map());
  });

  it('are those of the last save, in whatever order they are written', async () => {
    const many = new Map(Array.from({ length: 3000 }, (_, i) => [`row ${i}`, measured(i + 1)]));
    const first = kept.save('m', '1', many);
    const last = new Map([['row 0', measured(7)]]);
    const second = kept.save('m', '1', last);
    last.clear();
    await Promise.all([first, second]);
    expect(await kept.load('m', '1')).toEqual(new Map([['row 0', measured(7)]]));
  });

  it('are nothing where the file was cut, or is none of ours', async () => {
    await kept.save('m', '1', new Map([['a', measured(3, 2, 1)]]));
    const path = fileOf('m');
    const whole = await fake.workspace.fs.readFile(fake.Uri.parse(path));
    for (const bytes of [
      whole.slice(0, whole.length - 9),
      new Uint8Array(0),
      new TextEncoder().encode('{"format":2,"model":"m","version":"1","rows":{}}'),
      Uint8Array.of(0xff, 0xfe, 0),
    ]) {
      fake.disk.write(path, bytes);
      expect(await kept.load('m', '1')).toEqual(new Map());
    }
  });
});
