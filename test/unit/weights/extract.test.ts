import { describe, expect, it } from 'vitest';
import { success, svd, type Matrix } from '../../../src/core/index.js';
import { readSafetensorsHeader } from '../../../src/core/files/safetensors.js';
import { readAdapterConfig } from '../../../src/core/weights/adapters/config.js';
import { pairFactors, singleNumber } from '../../../src/core/weights/adapters/factors.js';
import { recogniseAdapter } from '../../../src/core/weights/adapters/recognise.js';
import { pairScale } from '../../../src/core/weights/adapters/scale.js';
import { extractPairs, type ExtractRequest } from '../../../src/core/weights/compare/extract.js';
import { modelOf } from '../../../src/core/weights/model/model.js';
import type { ModelTensor } from '../../../src/core/weights/types.js';
import { build, multiply, random } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

const before = random(24, 18, 1);
const change = random(24, 18, 2);
const after = build(24, 18, (i, j) => before.data[i * 18 + j]! + change.data[i * 18 + j]! / 8);

function request(
  rank: number,
  spelling: ExtractRequest['spelling'],
  tensors: readonly [string, readonly number[]][] = [['model.q.weight', [24, 18]]],
  then: Matrix = after,
): ExtractRequest {
  const choices = tensors.map(([name, shape], i) => {
    const read = () => Promise.resolve(success({ before, after: then }));
    return { name, shape, rank: rank + i, read };
  });
  return {
    choices,
    spelling,
    dtype: 'F32',
    how: `rank ${rank}`,
  };
}

describe('an extracted adapter', () => {
  it.each(['peft', 'kohya-unet', 'kohya-te'] as const)(
    '%s adds the best approximation',
    async (spelling) => {
      const extracted = unwrap(
        await extractPairs(
          request(5, spelling, [
            ['model.q.weight', [24, 18]],
            ['model.c.weight', [24, 2, 3, 3]],
          ]),
        ),
      );
      const file = Uint8Array.from(extracted.parts.flatMap((part) => [...part]));
      const model = modelOf([{ name: 'a', header: unwrap(readSafetensorsHeader(file)) }]);
      const adapter = recogniseAdapter(model.tensors);
      expect([adapter.pairs.length, adapter.leftOvers.length, adapter.rest.length]).toEqual([
        2, 0, 0,
      ]);
      const { configText } = extracted;
      const config = configText === undefined ? undefined : unwrap(readAdapterConfig(configText));
      expect(config === undefined).toBe(spelling !== 'peft');
      adapter.pairs.forEach((pair, i) => {
        const read = (one: ModelTensor) => file.slice(one.start, one.end);
        const { b, a } = unwrap(pairFactors(pair, { up: read(pair.up), down: read(pair.down) }));
        const alpha = pair.alpha && unwrap(singleNumber(pair.alpha, read(pair.alpha)));
        expect(pairScale(pair, alpha, config).scale).toBe(1);
        expect(pair.rank).toBe(5 + i);
        const product = multiply(b, a);
        const rest = product.data.map((x, at) => after.data[at]! - before.data[at]! - x);
        const whole = Math.hypot(...change.data) / 8;
        const measured = Math.hypot(...rest) / whole;
        expect(extracted.pairs[i]!.relative).toBeCloseTo(measured, 12);
        const tail = Math.hypot(...unwrap(svd(change)).s.slice(5 + i)) / 8 / whole;
        expect(measured).toBeCloseTo(tail, 6);
      });
      expect(model.metadata.get('lowRankLens')).toMatch(
        /^Extracted by Low-Rank Lens: rank 5; 2 pairs;/,
      );
    },
  );

  it('leaves out what did not change or is no weight', async () => {
    const two: [string, number[]][] = [
      ['model.q.weight', [24, 18]],
      ['model.table', [24, 18]],
    ];
    expect(unwrap(await extractPairs(request(2, 'peft', two))).notes).toEqual([
      'model.table becomes no pair: it is no weight of a layer.',
    ]);
    expect(await extractPairs(request(2, 'peft', two, before))).toMatchObject({
      problem: { code: 'none', message: 'No weight has changed, so there is no adapter.' },
    });
  });

  it.each(['model.embed_tokens.weight', 'transformer.wte.weight', 'shared.weight'])(
    'writes no pair of the embedding %s, which PEFT could not read',
    async (name) => {
      const two: [string, number[]][] = [
        ['model.q.weight', [24, 18]],
        [name, [24, 18]],
      ];
      const extracted = unwrap(await extractPairs(request(2, 'peft', two)));
      expect(extracted.pairs.map((pair) => pair.name)).toEqual(['model.q']);
      expect(extracted.configText).not.toContain(name.replace('.weight', ''));
      expect(extracted.notes).toEqual([
        `${name} becomes no pair: adapters of embeddings are not written.`,
      ]);
    },
  );

  it('goes on beside a tensor that cannot be read', async () => {
    const two: [string, number[]][] = [
      ['model.q.weight', [24, 18]],
      ['model.k.weight', [24, 18]],
    ];
    const wish = request(2, 'peft', two);
    const [first, second] = wish.choices;
    const problem = { code: 'tooLarge', message: 'It is too large.' } as const;
    const choices = [first!, { ...second!, read: () => Promise.resolve({ ok: false, problem }) }];
    const extracted = unwrap(await extractPairs({ ...wish, choices } as typeof wish));
    expect(extracted.pairs).toHaveLength(1);
    expect(extracted.notes).toEqual(['model.k.weight becomes no pair: It is too large.']);
  });

  it('names the tensor of a problem, and can be cancelled', async () => {
    const bad = build(24, 18, () => NaN);
    expect(await extractPairs(request(2, 'peft', undefined, bad))).toMatchObject({
      problem: {
        message: 'model.q.weight: Its change has entries that are NaN or infinite.',
      },
    });
    expect(await extractPairs({ ...request(2, 'peft'), isCancelled: () => true })).toMatchObject({
      problem: { code: 'cancelled' },
    });
  });
});
