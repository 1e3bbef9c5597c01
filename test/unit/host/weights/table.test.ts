import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeUtf8, writeSafetensors, type NumericArray } from '../../../../src/core/index.js';
import { versionOf } from '../../../../src/host/sources/file/file-bytes.js';
import { ProductSource } from '../../../../src/host/sources/product/product-source.js';
import { ComparisonSource } from '../../../../src/host/sources/comparison/comparison-source.js';
import { openSource } from '../../../../src/host/sources/kinds.js';
import type { MatrixSource, ReadOptions } from '../../../../src/host/sources/source.js';
import { KeptResults } from '../../../../src/host/weights/kept-results.js';
import { OpenedModel } from '../../../../src/host/weights/open-model.js';
import { WeightsSession } from '../../../../src/host/weights/weights-session.js';
import { writeConfig } from '../../../../src/host/weights/write-parts.js';
import { readToWeights, type FromWeights, type ToWeights } from '../../../../src/protocol/index.js';
import { unwrap } from '../../files/helpers.js';
import * as fake from '../vscode/index.js';

vi.mock('vscode', () => import('../vscode/index.js'));

const folder = 'file:///models';
const array = (shape: readonly number[], value: (i: number) => number): NumericArray => {
  const count = shape.reduce((product, length) => product * length, 1);
  return { shape, data: Float64Array.from({ length: count }, (_, i) => value(i)) };
};
const ones = (...shape: number[]) => array(shape, () => 1);
const waves = (...shape: number[]) => array(shape, (i) => Math.sin(1 + i * i));

function write(name: string, arrays: Readonly<Record<string, NumericArray>>): void {
  fake.disk.write(`${folder}/${name}`, writeSafetensors(arrays));
}

const at = (name: string) => fake.Uri.parse(`${folder}/${name}`) as never;
const open = async (name: string) => unwrap(await OpenedModel.open(at(name)));

/** A page that notes what it is told, if the message is one that a page takes. */
class Page {
  readonly told: ToWeights[] = [];
  readonly shown: MatrixSource[] = [];
  readonly compared: MatrixSource[][] = [];
  readonly session: WeightsSession;
  private receive: (message: FromWeights) => void = () => undefined;

  constructor(kept = new KeptResults(fake.Uri.parse('file:///storage') as never)) {
    const webview = {
      onDidReceiveMessage: (listener: (message: FromWeights) => void) => {
        this.receive = listener;
        return { dispose: () => undefined };
      },
      postMessage: (message: unknown) => {
        // As the editor does it: numbers that JSON does not have are lost.
        const taken = readToWeights(throughJson(message));
        if (taken instanceof Error) throw taken;
        this.told.push(taken);
        return Promise.resolve(true);
      },
    };
    this.session = new WeightsSession(webview as never, at('model.safetensors'), {
      kept,
      lens: {
        show: (source) => {
          this.shown.push(source);
          return Promise.resolve();
        },
        compare: (...pair) => {
          this.compared.push(pair);
          return Promise.resolve();
        },
      },
      answer: () => Promise.resolve(),
    });
  }

  send(message: FromWeights): void {
    this.receive(message);
  }

  of<T extends ToWeights['type']>(type: T): Extract<ToWeights, { type: T }>[] {
    return this.told.filter((each): each is Extract<ToWeights, { type: T }> => each.type === type);
  }

  get rows() {
    return this.of('measured').flatMap(({ rows }) => rows);
  }
}

function throughJson(message: unknown): unknown {
  const arrays: Float64Array[] = [];
  const text = JSON.stringify(message, (_, value: unknown) =>
    value instanceof Float64Array ? { array: arrays.push(value) - 1 } : value,
  );
  return JSON.parse(text, (_, value: unknown) => {
    const place = (value as { array?: unknown } | null)?.array;
    return typeof place === 'number' ? arrays[place] : value;
  });
}

const quietly = {
  token: new fake.CancellationTokenSource().token,
  report: () => undefined,
} as unknown as ReadOptions;

beforeEach(() => {
  vi.useFakeTimers();
  fake.resetWorkspace();
});
afterEach(() => vi.useRealTimers());
const settled = () => vi.advanceTimersByTimeAsync(3000);

describe('the list of a model', () => {
  it('is there from the headers, vectors and scalars apart', async () => {
    write('model.safetensors', {
      'layers.0.q.weight': waves(6, 4),
      'conv.weight': waves(3, 2, 2, 2),
      'norm.bias': ones(4),
      step: array([], () => 3),
    });
    const { table } = await open('model.safetensors');
    expect(table.kind).toBe('weights');
    expect(table.items.map(({ row }) => row)).toMatchObject([
      { name: 'layers.0.q.weight', rows: 6, cols: 4, isUnfolded: false, bytes: 192 },
      { name: 'conv.weight', rows: 3, cols: 8, isUnfolded: true, shape: [3, 2, 2, 2] },
    ]);
    expect(table.others.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'norm.bias: A vector of 4 numbers.',
      'step: A single number.',
    ]);
  });

  it('shows the beginning of a text of megabytes in the header', async () => {
    const text = 'x'.repeat(50_000);
    const header = encodeUtf8(
      JSON.stringify({
        __metadata__: { ss_tag_frequency: text, format: 'pt' },
        a: { dtype: 'F32', shape: [1, 1], data_offsets: [0, 4] },
      }),
    );
    const file = new Uint8Array(8 + header.length + 4);
    new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
    file.set(header, 8);
    fake.disk.write(`${folder}/model.safetensors`, file);
    const model = await open('model.safetensors');
    const [[, shown]] = model.table.metadata as [[string, string]];
    expect(shown).toBe(`${'x'.repeat(20_000)}… and 30000 more characters`);
    expect(model.table.metadata[1]).toEqual(['format', 'pt']);
    // What is written into a new file is the whole.
    expect(model.read.model.metadata.get('ss_tag_frequency')).toBe(text);
  });

  it('puts shards together, and says which is missing', async () => {
    write('one.safetensors', { a: waves(3, 3) });
    const map = { a: 'one.safetensors', b: 'two.safetensors' };
    fake.disk.write(
      `${folder}/model.safetensors.index.json`,
      encodeUtf8(JSON.stringify({ weight_map: map })),
    );
    const { table } = await open('model.safetensors.index.json');
    expect(table.items).toHaveLength(1);
    expect(table.notes.join()).toMatch(/missing: two\.safetensors/);
    // The editor watches the index, and compares it with itself: else it would read it again for ever.
    const index = 'model.safetensors.index.json';
    const { fileVersion } = await open(index);
    expect(fileVersion).toBe(await versionOf(at(index)));
    expect((await open('one.safetensors')).fileVersion).toBe(
      await versionOf(at('one.safetensors')),
    );
  });

  it('is a sentence for what is no model', async () => {
    fake.disk.write(`${folder}/bad.safetensors`, encodeUtf8('not a model'));
    fake.disk.write(`${folder}/empty.safetensors`, new Uint8Array(0));
    for (const name of ['bad', 'empty', 'gone']) {
      const opened = await OpenedModel.open(at(`${name}.safetensors`));
      expect(opened.ok || opened.problem.message).toMatch(/\w+/);
    }
  });

  it('does not measure packed numbers, and says why', async () => {
    write('model.safetensors', { 'q.weight': ones(8, 1), 'q.weight.absmax': ones(4) });
    const [item] = (await open('model.safetensors')).table.items;
    expect(item?.row.problem).toMatch(/4 bits by bitsandbytes/);
    expect(item?.task).toBeUndefined();
  });

  it('scales pairs by α in the file, or by PEFT’s configuration', async () => {
    const pair = { 'q.lora_B.weight': waves(6, 2), 'q.lora_A.weight': waves(2, 5) };
    write('adapter.safetensors', pair);
    expect((await open('adapter.safetensors')).table.items[0]?.row).toMatchObject({
      ...{ kind: 'pair', name: 'q', rows: 6, cols: 5, rank: 2, scale: 1, alpha: null },
    });
    fake.disk.write(`${folder}/adapter_config.json`, encodeUtf8('{"lora_alpha": 8, "r": 2}'));
    expect((await open('adapter.safetensors')).table.items[0]?.row).toMatchObject({ scale: 4 });
    write('kohya.safetensors', {
      'q.lora_up.weight': waves(6, 2),
      'q.lora_down.weight': waves(2, 5),
      'q.alpha': array([], () => 1),
    });
    expect((await open('kohya.safetensors')).table.items[0]?.row).toMatchObject({ scale: 0.5 });
  });

  it('scales a pair by the configuration that has the name of its file, before the usual one', async () => {
    write('small.safetensors', { 'q.lora_B.weight': waves(6, 2), 'q.lora_A.weight': waves(2, 5) });
    fake.disk.write(`${folder}/adapter_config.json`, encodeUtf8('{"lora_alpha": 8, "r": 2}'));
    const own = `${folder}/small.adapter_config.json`;
    fake.disk.write(own, encodeUtf8('{"lora_alpha": 3, "r": 2}'));
    const first = await open('small.safetensors');
    expect(first.table.items[0]?.row).toMatchObject({ scale: 1.5, alpha: 3 });
    fake.disk.write(own, encodeUtf8('{"lora_alpha": 5, "r": 2}'));
    const second = await open('small.safetensors');
    expect(second.table.items[0]?.row).toMatchObject({ scale: 2.5 });
    expect(second.read.version).not.toBe(first.read.version);
  });

  it('writes a configuration where it is read again', async () => {
    const target = at('new.safetensors');
    const pair = { 'q.lora_B.weight': waves(6, 2), 'q.lora_A.weight': waves(2, 5) };
    write('new.safetensors', pair);
    const scale = async () => (await open('new.safetensors')).table.items[0]?.row.scale;
    expect(await writeConfig(target, '{"lora_alpha": 6}')).toBe('adapter_config.json');
    expect(await scale()).toBe(3);
    // One that is there may belong to another adapter.
    expect(await writeConfig(target, '{"lora_alpha": 10}')).toBe('new.adapter_config.json');
    expect(await scale()).toBe(5);
    await fake.workspace.fs.delete(fake.Uri.parse(`${folder}/adapter_config.json`));
    expect(await writeConfig(target, '{"lora_alpha": 2}')).toBe('new.adapter_config.json');
    expect(await scale()).toBe(1);
  });

  it('scales a LoHa product by PEFT’s configuration of such an adapter only', async () => {
    write('loha.safetensors', {
      ...{
        'base_model.model.q.hada_w1_a': waves(6, 2),
        'base_model.model.q.hada_w1_b': waves(2, 5),
      },
      ...{
        'base_model.model.q.hada_w2_a': waves(6, 2),
        'base_model.model.q.hada_w2_b': waves(2, 5),
      },
    });
    const config = (kind: string) => {
      const text = JSON.stringify({ peft_type: kind, r: 2, alpha: 16 });
      fake.disk.write(`${folder}/adapter_config.json`, encodeUtf8(text));
    };
    const row = async () => (await open('loha.safetensors')).table.items[0]?.row;
    config('LOHA');
    expect(await row()).toMatchObject({ scale: 8, alpha: 16 });
    config('LORA');
    expect(await row()).toMatchObject({ scale: 1 });
  });
});

describe('the table on a page', () => {
  it('comes at once, and its numbers one after the other', async () => {
    write('model.safetensors', { a: ones(3, 3), b: waves(40, 30) });
    const page = new Page();
    page.send({ type: 'ready' });
    await page.session.show((await open('model.safetensors')).table);
    expect(page.of('model')).toHaveLength(1);
    await settled();
    expect(page.rows.map(({ id }) => id)).toEqual([0, 1]);
    // All ones: one singular value of 3.
    expect(page.rows[0]?.numbers).toMatchObject({ isExact: true, rank99: 1, numericalRank: 1 });
    expect(page.rows[0]?.numbers?.spectral).toBeCloseTo(3, 14);
    expect(page.rows[0]?.numbers?.condition).toBe('rank-deficient');
    expect(page.of('progress').at(-1)).toEqual({
      type: 'progress',
      state: 'done',
      done: 2,
      total: 2,
    });
  });

  it('gives two rows to the Compare view, products of thin factors, too', async () => {
    const pair = (name: string) => ({
      [`${name}.lora_up.weight`]: waves(1100, 2),
      [`${name}.lora_down.weight`]: waves(2, 1000),
    });
    write('adapter.safetensors', { ...pair('q'), ...pair('k'), 'k.alpha': array([], () => 6) });
    const page = new Page();
    page.send({ type: 'ready' });
    await page.session.show((await open('adapter.safetensors')).table);
    page.send({ type: 'compareRows', first: 1, second: 0 });
    await settled();
    const [[first, second]] = page.compared as [[MatrixSource, MatrixSource]];
    expect([first.description.name, second.description.name]).toEqual(['k', 'q']);
    // ΔW has more than 2²⁰ entries, so that it comes as its factors.
    expect((await first.read(quietly)).result).toHaveProperty('value.content');
    const comparison = new ComparisonSource(first, second, 'c');
    const { result } = await comparison.read(quietly);
    if (!result.ok || !('first' in result.value)) throw new Error('no pair');
    const { first: a, second: b } = result.value;
    expect([a.rows, a.cols, a.data.length]).toEqual([1100, 1000, 1_100_000]);
    // The same factors; s = 6/2 and 1.
    expect(a.data.findIndex((value, i) => Math.abs(value - 3 * b.data[i]!) > 1e-12)).toBe(-1);
    comparison.dispose();
  });

  it('counts what is not finite instead of computing with it', async () => {
    write('model.safetensors', {
      a: array([3, 3], (i) => (i === 1 ? NaN : i === 5 ? Infinity : 1)),
    });
    const page = new Page();
    page.send({ type: 'ready' });
    await page.session.show((await open('model.safetensors')).table);
    await settled();
    expect(page.rows[0]?.numbers).toMatchObject({ nan: 1, infinite: 1 });
  });

  it('has the numbers of a file that was open before at once, and not those of another version', async () => {
    const c = array([3, 3], (i) => (i === 1 ? NaN : i));
    write('model.safetensors', { a: ones(3, 3), b: waves(5, 4), c });
    const first = new Page();
    first.send({ type: 'ready' });
    await first.session.show((await open('model.safetensors')).table);
    await settled();
    first.session.dispose();
    await settled();

    const second = new Page();
    await second.session.show((await open('model.safetensors')).table);
    second.send({ type: 'ready' });
    expect(second.rows).toEqual(first.rows);
    expect(second.of('progress')[0]).toMatchObject({ state: 'done', done: 3 });

    write('model.safetensors', { a: waves(3, 3), b: waves(5, 4) });
    const third = new Page();
    await third.session.show((await open('model.safetensors')).table);
    third.send({ type: 'ready' });
    expect(third.rows).toEqual([]);
  });

  it('tells a page that was hidden everything again', async () => {
    write('model.safetensors', { a: ones(3, 3) });
    const page = new Page();
    page.send({ type: 'ready' });
    await page.session.show((await open('model.safetensors')).table);
    await settled();
    page.told.length = 0;
    page.send({ type: 'ready' });
    expect(page.of('model')).toHaveLength(1);
    expect(page.rows).toHaveLength(1);
  });

  it('shows a row in the lens', async () => {
    write('model.safetensors', { a: waves(3, 4) });
    const page = new Page();
    page.send({ type: 'ready' });
    await page.session.show((await open('model.safetensors')).table);
    page.send({ type: 'open', id: 0 });
    await settled();
    const { result, source } = await page.shown[0]!.read(quietly);
    expect(source.label).toBe('a');
    expect(result).toMatchObject({ ok: true, value: { rows: 3, cols: 4 } });
  });
});

describe('the change of a weight in the lens', () => {
  const read = (pair: string, file = 'adapter.safetensors') =>
    new ProductSource({ uri: `${folder}/${file}`, pair }, 'product-1').read();

  it('is s·B A where it is small', async () => {
    const [b, a] = [waves(4, 2), waves(2, 3)];
    write('adapter.safetensors', {
      'q.lora_up.weight': b,
      'q.lora_down.weight': a,
      'q.alpha': array([], () => 6),
    });
    const { result, source, stored } = await read('q');
    expect(source.label).toBe('Δq');
    expect(stored).toEqual({
      left: { rows: 4, cols: 2, data: b.data },
      right: { rows: 2, cols: 3, data: a.data },
      scale: 3,
    });
    if (!result.ok || !('data' in result.value)) throw new Error('no matrix');
    const { data } = result.value;
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 3; j++) {
        const sum = b.data[2 * i]! * a.data[j]! + b.data[2 * i + 1]! * a.data[3 + j]!;
        expect(data[3 * i + j]).toBeCloseTo(3 * sum, 13);
      }
    }
  });

  it('stays a product where it is large', async () => {
    write('adapter.safetensors', {
      'q.lora_up.weight': waves(2000, 2),
      'q.lora_down.weight': waves(2, 1000),
    });
    const { result, stored } = await read('q');
    expect(stored).toMatchObject({ left: { rows: 2000 }, right: { cols: 1000 }, scale: 1 });
    expect(result).toMatchObject({
      ok: true,
      value: { rows: 2000, cols: 1000, content: { left: { cols: 2 }, right: { rows: 2 } } },
    });
  });

  it('is found again after a restart, or says that it is gone', async () => {
    write('adapter.safetensors', {
      'q.lora_B.weight': waves(4, 2),
      'q.lora_A.weight': waves(2, 3),
    });
    const { source } = await read('q');
    const again = await (await openSource(source)).read(quietly);
    expect(again.result.ok).toBe(true);
    expect((await read('k')).result).toMatchObject({
      ok: false,
      problem: { message: 'adapter.safetensors has no pair named k any more.' },
    });
    fake.disk.remove(`${folder}/adapter.safetensors`);
    await expect(openSource(source)).rejects.toThrow(/cannot be opened any more/);
  });
});

describe('the differences of two models', () => {
  it('are none of packed numbers, and say where scales are not applied', async () => {
    const packed = {
      ...{ 'a.qweight': ones(4, 4), 'a.qzeros': ones(1, 4), 'a.scales': ones(1, 4) },
      ...{ 'b.weight': ones(8, 1), 'b.weight.absmax': ones(4) },
      ...{ 'c.proj_blocks': ones(4, 4), 'c.proj_scales': ones(4, 4) },
      ...{ 'd.weight': ones(4, 4), 'd.SCB': ones(4) },
    };
    write('old.safetensors', packed);
    write('new.safetensors', packed);
    const [before, after] = [await open('old.safetensors'), await open('new.safetensors')];
    const { items, others } = await after.comparedWith(before);
    const why = new Map(others.map((other) => [other.name, other.why]));
    for (const name of ['a.qweight', 'a.qzeros']) expect(why.get(name)).toMatch(/GPTQ or AWQ/);
    expect(why.get('b.weight')).toMatch(/bitsandbytes/);
    for (const name of ['c.proj_blocks', 'c.proj_scales']) expect(why.get(name)).toMatch(/MXFP4/);
    const rows = items.map(({ row }) => row);
    expect(rows.map(({ name }) => name)).toEqual(['a.scales', 'd.weight']);
    expect(rows[1]?.note).toMatch(/scales for this tensor, which are not applied/);
  });

  it('of two adapters are those of their factors, which is said', async () => {
    const pair = { 'q.lora_up.weight': waves(6, 2), 'q.lora_down.weight': waves(2, 5) };
    write('first.safetensors', pair);
    write('second.safetensors', { ...pair, 'q.lora_up.weight': ones(6, 2) });
    const [before, after] = [await open('first.safetensors'), await open('second.safetensors')];
    const { notes, items } = await after.comparedWith(before);
    expect(notes).toEqual([expect.stringMatching(/^Both are adapters: their factors B and A/)]);
    expect(items).toHaveLength(2);
    write('plain.safetensors', { w: waves(4, 4) });
    const plain = await open('plain.safetensors');
    expect((await plain.comparedWith(plain)).notes).toEqual([]);
  });

  it('are matched by name, and what has no match is listed', async () => {
    write('old.safetensors', { a: waves(4, 4), b: ones(2, 3), c: ones(2, 2) });
    write('new.safetensors', {
      a: array([4, 4], (i) => Math.sin(1 + i * i) + 2),
      b: ones(3, 2),
      d: ones(2, 2),
    });
    const [before, after] = [await open('old.safetensors'), await open('new.safetensors')];
    const table = await after.comparedWith(before);
    expect(table).toMatchObject({ kind: 'comparison', before: 'old.safetensors' });
    expect(table.others.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'b: Its shape is (3, 2), and that of the model before (2, 3).',
      'd: The model before has no tensor of this name.',
      'c: Only the model before has this tensor.',
    ]);
    const page = new Page();
    page.send({ type: 'ready' });
    await page.session.show(table);
    await settled();
    // Every entry grew by 2: one singular value of 8.
    expect(page.rows[0]?.numbers?.spectral).toBeCloseTo(8, 12);
    expect(page.rows[0]?.numbers).toMatchObject({ rank99: 1 });
    expect(page.rows[0]?.comparison?.angles).toHaveLength(4);
    const { result } = await table.items[0]!.source!().read(quietly);
    if (!result.ok || !('data' in result.value)) throw new Error('no matrix');
    for (const value of result.value.data) expect(value).toBeCloseTo(2, 14);
  });
});

describe('an adapter beside its base', () => {
  const base = { 'layers.0.q.weight': waves(6, 5), 'layers.0.k.weight': waves(4, 5) };
  const pair = { 'layers.0.q.lora_B.weight': waves(6, 2), 'layers.0.q.lora_A.weight': waves(2, 5) };

  const lone = { 'y.lora_B.weight': waves(6, 2), 'y.lora_A.weight': waves(2, 5) };

  it('is one table, whichever of the two is open', async () => {
    write('base.safetensors', base);
    write('adapter.safetensors', { ...pair, 'x.lora_B.weight': waves(6, 2), ...lone });
    const [model, adapter] = [await open('base.safetensors'), await open('adapter.safetensors')];
    const onBase = await adapter.comparedWith(model);
    expect(onBase).toMatchObject({
      kind: 'comparison',
      before: 'base.safetensors',
      relation: 'base',
    });
    expect(onBase.items.map(({ row }) => row)).toMatchObject([
      { name: 'layers.0.q', kind: 'difference', rows: 6, cols: 5, rank: 2, scale: 1 },
    ]);
    expect(onBase.others.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'y.lora_B.weight: The base has no weight of this name.',
      'x.lora_B.weight: It has no A (down).',
    ]);
    const withAdapter = await model.comparedWith(adapter);
    expect(withAdapter).toMatchObject({ relation: 'adapter', key: onBase.key });
    const page = new Page();
    page.send({ type: 'ready' });
    await page.session.show(withAdapter);
    await settled();
    expect(page.rows[0]?.numbers?.numericalRank).toBe(2);
    expect(page.rows[0]?.comparison?.rightAngles).toHaveLength(5);
    const { source } = await withAdapter.items[0]!.source!().read(quietly);
    expect(source.label).toBe('Δlayers.0.q');
  });

  it('has a whole matrix in a row of its own, and not in a comparison', async () => {
    write('base.safetensors', base);
    write('adapter.safetensors', { ...pair, 'base_model.model.score.weight': waves(3, 5) });
    const adapter = await open('adapter.safetensors');
    const [q, score] = adapter.table.items.map(({ row }) => row);
    expect(q?.note).toBeUndefined();
    expect(score?.kind).toBe('tensor');
    expect(score?.note).toMatch(/modules_to_save/);
    const { items, others } = await adapter.comparedWith(await open('base.safetensors'));
    expect(items).toHaveLength(1);
    expect(others.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'base_model.model.score.weight: A whole tensor beside the pairs, which replaces that of the base.',
    ]);
  });

  it('shows the change that DoRA makes, and finds it again', async () => {
    write('base.safetensors', base);
    write('adapter.safetensors', {
      ...pair,
      'layers.0.q.lora_magnitude_vector': array([6], () => 2),
    });
    const model = await open('adapter.safetensors');
    const table = await model.comparedWith(await open('base.safetensors'));
    const { source, result } = await table.items[0]!.source!().read(quietly);
    if (!result.ok || !('data' in result.value)) throw new Error('no matrix');
    // Every row of W + ΔW has the length 2 now.
    for (let i = 0; i < 6; i++) {
      const row = result.value.data.subarray(5 * i, 5 * i + 5);
      const was = base['layers.0.q.weight'].data.subarray(5 * i, 5 * i + 5);
      expect(Math.hypot(...row.map((x, j) => x + was[j]!))).toBeCloseTo(2, 13);
    }
    const again = await (await openSource(source)).read(quietly);
    expect(again.result).toEqual(result);
    fake.disk.remove(`${folder}/base.safetensors`);
    await expect(openSource(source)).rejects.toThrow(/cannot be opened any more/);
  });
});
