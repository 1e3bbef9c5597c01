import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeUtf8, writeSafetensors } from '../../../../src/core/index.js';
import { ProductSource } from '../../../../src/host/sources/product/product-source.js';
import { KeptResults } from '../../../../src/host/weights/kept-results.js';
import { OpenedModel } from '../../../../src/host/weights/open-model.js';
import { WeightsEditor } from '../../../../src/host/weights/weights-editor.js';
import type { FromWeights, ToWeights } from '../../../../src/protocol/index.js';
import { unwrap } from '../../files/helpers.js';
import * as fake from '../vscode/index.js';

vi.mock('vscode', () => import('../vscode/index.js'));

const folder = 'file:///models';
const at = (name: string) => fake.Uri.parse(`${folder}/${name}`) as never;
const waves = (rows: number, cols: number) => ({
  shape: [rows, cols],
  data: Float64Array.from({ length: rows * cols }, (_, i) => Math.sin(1 + i * i)),
});
const write = (name: string, arrays: Readonly<Record<string, ReturnType<typeof waves>>>) =>
  fake.disk.write(`${folder}/${name}`, writeSafetensors(arrays));
const index = 'model.safetensors.index.json';

beforeEach(() => {
  vi.useFakeTimers();
  fake.resetWorkspace();
});
afterEach(() => vi.useRealTimers());
const settled = () => vi.advanceTimersByTimeAsync(3000);

/** An editor with its page. */
async function editorOf(name: string) {
  const told: ToWeights[] = [];
  const gone = new fake.EventEmitter<void>();
  let say: (message: FromWeights) => void = () => undefined;
  const panel = {
    webview: {
      onDidReceiveMessage: (listener: typeof say) => {
        say = listener;
        return { dispose: () => undefined };
      },
      postMessage: (message: ToWeights) => Promise.resolve(told.push(message)),
    },
    onDidDispose: gone.event,
  };
  const kept = new KeptResults(fake.Uri.parse('file:///storage') as never);
  const editor = new WeightsEditor(at(name), panel as never, kept, {
    show: () => Promise.resolve(),
    compare: () => Promise.resolve(),
  });
  say({ type: 'ready' });
  await editor.open();
  return {
    close: () => gone.fire(),
    tables: () => told.flatMap((message) => (message.type === 'model' ? [message] : [])),
    problems: () => told.flatMap((message) => (message.type === 'problem' ? [message] : [])),
  };
}

describe('the files of a model', () => {
  beforeEach(() => {
    write('one.safetensors', { a: waves(3, 3) });
    write('two.safetensors', { b: waves(4, 4) });
    const weight_map = { a: 'one.safetensors', b: 'two.safetensors', c: 'three.safetensors' };
    fake.disk.write(`${folder}/${index}`, encodeUtf8(JSON.stringify({ weight_map })));
  });

  it.each([true, false])('are read again when a shard is written (heard: %s)', async (isHeard) => {
    const editor = await editorOf(index);
    // Without an event, the file is looked at again a moment after it was read.
    if (isHeard) await settled();
    fake.disk.write(`${folder}/two.safetensors`, writeSafetensors({ b: waves(5, 2) }), { isHeard });
    await settled();
    const last = editor.tables().at(-1);
    expect(last?.rows.map(({ shape }) => shape)).toEqual([
      [3, 3],
      [5, 2],
    ]);
    expect(last?.notes[0]).toBe('two.safetensors has changed, and the table was read again.');
    editor.close();
    expect(fake.listenerCount()).toBe(0);
  });

  it('are read once where nothing has changed', async () => {
    const editor = await editorOf(index);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(editor.tables()).toHaveLength(1);
  });

  it('are read again when a shard is deleted, or comes', async () => {
    const editor = await editorOf(index);
    await settled();
    fake.disk.remove(`${folder}/two.safetensors`);
    await settled();
    expect(editor.tables().at(-1)?.notes.join(' ')).toMatch(/files of the model are missing: two/);
    write('three.safetensors', { c: waves(2, 2) });
    await settled();
    expect(
      editor
        .tables()
        .at(-1)
        ?.rows.map(({ name }) => name),
    ).toEqual(['a', 'c']);
    expect(editor.problems()).toEqual([]);
  });

  it('are those of the pair in the lens, too', async () => {
    write('one.safetensors', { 'q.lora_B.weight': waves(4, 2) });
    write('two.safetensors', { 'q.lora_A.weight': waves(2, 3) });
    const weight_map = {
      'q.lora_B.weight': 'one.safetensors',
      'q.lora_A.weight': 'two.safetensors',
    };
    fake.disk.write(`${folder}/${index}`, encodeUtf8(JSON.stringify({ weight_map })));
    const source = new ProductSource({ uri: `${folder}/${index}`, pair: 'q' }, 'product-1');
    const heard: string[] = [];
    source.onDidChange(({ what }) => heard.push(what));
    expect((await source.read()).result.ok).toBe(true);
    write('two.safetensors', { 'q.lora_A.weight': waves(2, 5) });
    expect(heard).toEqual(['content']);
    fake.disk.remove(`${folder}/${index}`);
    expect(heard).toEqual(['content', 'gone']);
    source.dispose();
  });
});

describe('the configuration of PEFT', () => {
  it('is a part of the version, because it has α', async () => {
    write('adapter.safetensors', {
      'q.lora_B.weight': waves(4, 2),
      'q.lora_A.weight': waves(2, 3),
    });
    const version = async () => unwrap(await OpenedModel.open(at('adapter.safetensors'))).table;
    const first = await version();
    const editor = await editorOf('adapter.safetensors');
    fake.disk.write(`${folder}/adapter_config.json`, encodeUtf8('{"lora_alpha": 8, "r": 2}'));
    const second = await version();
    expect(second.version).not.toBe(first.version);
    await settled();
    expect(editor.tables().at(-1)?.rows[0]).toMatchObject({ scale: 4 });
  });
});
