import { describe, expect, it } from 'vitest';
import { readAdapterConfig, valueFor } from '../../../src/core/weights/adapters/config.js';
import { readFactors } from '../../../src/core/weights/adapters/factors.js';
import { recogniseAdapter } from '../../../src/core/weights/adapters/recognise.js';
import { scaleOf } from '../../../src/core/weights/adapters/scale.js';
import { sidesOf } from '../../../src/core/weights/adapters/sides.js';
import { memoryBytes } from '../../../src/core/files/bytes.js';
import { multiply } from '../../../src/core/lowrank/linear/product.js';
import type { ModelTensor } from '../../../src/core/weights/types.js';
import { unwrap } from '../files/helpers.js';

function tensor(name: string, shape: readonly number[], dtype = 'F32'): ModelTensor {
  return { name, dtype, shape, file: 0, start: 0, end: 4 };
}

/** Names of the factors of one 8×6 weight at rank 2, B first, in a spelling. */
const spellings: readonly (readonly [string, string, string, string])[] = [
  ['kohya', 'lora_unet_mid.lora_up.weight', 'lora_unet_mid.lora_down.weight', 'lora_unet_mid'],
  [
    'peft',
    'base_model.model.layers.0.q_proj.lora_B.weight',
    'base_model.model.layers.0.q_proj.lora_A.weight',
    'layers.0.q_proj',
  ],
  [
    'peft',
    'base_model.model.layers.0.q_proj.lora_B.default.weight',
    'base_model.model.layers.0.q_proj.lora_A.default.weight',
    'layers.0.q_proj',
  ],
  ['peft', 'unet.to_q.lora_B.weight', 'unet.to_q.lora_A.weight', 'unet.to_q'],
  [
    'diffusers',
    'mid_block.attn1.processor.to_q_lora.up.weight',
    'mid_block.attn1.processor.to_q_lora.down.weight',
    'mid_block.attn1.processor.to_q',
  ],
  ['diffusers', 'unet.to_k.lora.up.weight', 'unet.to_k.lora.down.weight', 'unet.to_k'],
  [
    'diffusers',
    'text_encoder.q_proj.lora_linear_layer.up.weight',
    'text_encoder.q_proj.lora_linear_layer.down.weight',
    'text_encoder.q_proj',
  ],
  ['other', 'blocks.3/attn.lora_B', 'blocks.3/attn.lora_A', 'blocks.3/attn'],
  ['other', 'encoder.fc.up', 'encoder.fc.down', 'encoder.fc'],
];

describe('recogniseAdapter', () => {
  it.each(spellings)('knows %s: %s', (spelling, up, down, name) => {
    const adapter = recogniseAdapter([tensor(down, [2, 6]), tensor(up, [8, 2])]);
    expect(adapter?.pairs).toMatchObject([{ name, spelling, rows: 8, cols: 6, rank: 2 }]);
    expect(adapter?.leftOver).toEqual([]);
  });

  it('is undefined for a model without pairs, however it is called', () => {
    const names = [
      'model.floral.weight',
      'mlp.up_proj.weight',
      'decoder.up.weight',
      'x.lora_A.weight',
    ];
    expect(recogniseAdapter(names.map((name) => tensor(name, [4, 4])))).toBeUndefined();
  });

  it('takes α, magnitudes and a third factor to their pair', () => {
    const adapter = recogniseAdapter([
      tensor('conv.lora_up.weight', [8, 3, 1, 1]),
      tensor('conv.lora_down.weight', [2, 5, 1, 1]),
      tensor('conv.lora_mid.weight', [3, 2, 3, 3]),
      tensor('conv.alpha', []),
      tensor('conv.dora_scale', [8, 1, 1, 1]),
    ]);
    const [pair] = adapter!.pairs;
    expect(pair).toMatchObject({ rows: 8, cols: 45, rank: 3 });
    expect([pair!.alpha?.name, pair!.magnitude?.name]).toEqual(['conv.alpha', 'conv.dora_scale']);
    expect(adapter!.notes.join()).toMatch(/DoRA/);
  });

  it('takes PEFT’s magnitudes and embeddings', () => {
    const adapter = recogniseAdapter([
      tensor('base_model.model.wte.lora_embedding_A', [2, 100]),
      tensor('base_model.model.wte.lora_embedding_B', [16, 2]),
      tensor('base_model.model.q.lora_A.weight', [2, 6]),
      tensor('base_model.model.q.lora_B.weight', [8, 2]),
      tensor('base_model.model.q.lora_magnitude_vector', [8]),
    ]);
    expect(adapter?.pairs).toMatchObject([
      { name: 'wte', isEmbedding: true, rows: 16, cols: 100, rank: 2 },
      { name: 'q', isEmbedding: false, magnitude: { shape: [8] } },
    ]);
  });

  it('lists what has no partner or does not fit, with the reason', () => {
    const adapter = recogniseAdapter([
      tensor('a.lora_up.weight', [8, 2]),
      tensor('a.lora_down.weight', [2, 6]),
      tensor('b.lora_up.weight', [8, 2]),
      tensor('c.lora_down.weight', [2, 6]),
      tensor('d.lora_up.weight', [8, 3]),
      tensor('d.lora_down.weight', [2, 6]),
      tensor('e.lora_up.weight', [8, 0]),
      tensor('e.lora_down.weight', [0, 6]),
      tensor('f.alpha', []),
    ]);
    expect(adapter?.pairs.map(({ name }) => name)).toEqual(['a']);
    expect(adapter?.leftOver.map(({ tensor: { name }, why }) => `${name}: ${why}`)).toEqual([
      'b.lora_up.weight: B without its partner A (down)',
      'c.lora_down.weight: A without its partner B (up)',
      'd.lora_up.weight: the inner sides differ: B (8, 3), A (2, 6)',
      'd.lora_down.weight: the inner sides differ: B (8, 3), A (2, 6)',
      'e.lora_up.weight: its rank is 0: B (8, 0), A (0, 6)',
      'e.lora_down.weight: its rank is 0: B (8, 0), A (0, 6)',
      'f.alpha: it belongs to no pair',
    ]);
  });

  it('keeps pairs of one module in two spellings apart, and says so', () => {
    const adapter = recogniseAdapter([
      tensor('q.lora_up.weight', [8, 2]),
      tensor('q.lora_down.weight', [2, 6]),
      tensor('q.lora_B.weight', [8, 4]),
      tensor('q.lora_A.weight', [4, 6]),
    ]);
    expect(adapter?.pairs.map(({ name, rank }) => [name, rank])).toEqual([
      ['q', 2],
      ['q (peft)', 4],
    ]);
    expect(adapter?.notes).toEqual([expect.stringMatching(/2 spellings/)]);
  });

  it('leaves full weights beside the pairs to the table of tensors', () => {
    const adapter = recogniseAdapter([
      tensor('q.lora_B.weight', [8, 2]),
      tensor('q.lora_A.weight', [2, 6]),
      tensor('score.weight', [3, 8]),
    ]);
    expect(adapter?.rest.map(({ name }) => name)).toEqual(['score.weight']);
  });

  it('knows products of Hadamard and Kronecker, with factors of factors', () => {
    const adapter = recogniseAdapter([
      tensor('h.hada_w1_a', [8, 2]),
      tensor('h.hada_w1_b', [2, 6]),
      tensor('h.hada_w2_a', [8, 2]),
      tensor('h.hada_w2_b', [2, 6]),
      tensor('h.alpha', []),
      tensor('k.lokr_w1', [4, 3]),
      tensor('k.lokr_w2_a', [2, 1]),
      tensor('k.lokr_w2_b', [1, 5]),
      tensor('bad.hada_w1_a', [8, 2]),
    ]);
    expect(adapter?.products).toMatchObject([
      { name: 'h', kind: 'loha', rows: 8, cols: 6, alpha: { name: 'h.alpha' } },
      { name: 'k', kind: 'lokr', rows: 8, cols: 15 },
    ]);
    expect(adapter?.leftOver).toHaveLength(1);
  });

  it('takes 20,000 tensors in a moment', () => {
    const tensors = Array.from({ length: 10_000 }, (_, i) => [
      tensor(`layers.${i}.q.lora_B.weight`, [8, 2]),
      tensor(`layers.${i}.q.lora_A.weight`, [2, 6]),
    ]).flat();
    expect(recogniseAdapter(tensors)?.pairs).toHaveLength(10_000);
  });
});

describe('sidesOf', () => {
  it('unfolds convolutions', () => {
    expect(sidesOf([320, 4, 1, 1], [4, 64, 3, 3])).toEqual({ rows: 320, cols: 576, rank: 4 });
  });

  it.each([
    [[8, 2, 3, 3], [2, 6], /kernel of its own/],
    [[8], [2, 6], /no matrices/],
    [[0, 2], [2, 6], /no entries/],
  ])('refuses %j and %j', (up, down, why) => {
    expect(sidesOf(up, down)).toMatch(why);
  });
});

describe('scaleOf', () => {
  const pair = { name: 'model.layers.3.self_attn.q_proj', rank: 8, spelling: 'peft' } as const;
  const config = (fields: object) => unwrap(readAdapterConfig(JSON.stringify(fields)));

  it('is α/r with the α of the file', () => {
    expect(scaleOf({ ...pair, spelling: 'kohya' }, 4)).toMatchObject({ scale: 0.5, alpha: 4 });
  });

  it('is 1 without α', () => {
    expect(scaleOf({ ...pair, spelling: 'kohya' }, undefined)).toMatchObject({
      scale: 1,
      alpha: null,
    });
    expect(scaleOf(pair, undefined).reason).toMatch(/no adapter_config\.json/);
  });

  it('is α/√r where the configuration says so', () => {
    const { scale, reason } = scaleOf(
      pair,
      undefined,
      config({ lora_alpha: 16, use_rslora: true }),
    );
    expect(scale).toBeCloseTo(16 / Math.sqrt(8), 12);
    expect(reason).toMatch(/α\/√r/);
  });

  it('takes the α of a pattern before the usual one', () => {
    const own = config({ lora_alpha: 16, alpha_pattern: { 'layers.3.self_attn.q_proj': 4 } });
    expect(scaleOf(pair, undefined, own).scale).toBe(0.5);
    expect(scaleOf({ ...pair, name: 'layers.4.q_proj' }, undefined, own).scale).toBe(2);
  });

  it('runs no pattern that could take for ever', () => {
    const evil = new Map([['(a+)+$', 1]]);
    expect(valueFor('a'.repeat(400) + 'b', evil, 7)).toBe(7);
    expect(valueFor('x.a.k_proj', new Map([['.*\\.k_proj', 3]]), 7)).toBe(3);
    expect(valueFor('x.k_proj', new Map([['(', 3]]), 7)).toBe(7);
  });

  it('takes a configuration with fields of other types for one without them', () => {
    expect(config({ r: '8', lora_alpha: null, rank_pattern: [1] })).toMatchObject({
      rank: undefined,
      alpha: undefined,
      rankPattern: new Map(),
    });
    expect(readAdapterConfig('[1]').ok).toBe(false);
    expect(readAdapterConfig('{').ok).toBe(false);
  });
});

describe('readFactors', () => {
  it('multiplies a third factor into A as a convolution does', async () => {
    // Σ over a, b of up[o, a] mid[a, b, κ] down[b, i], by its definition.
    const [out, inner, second, inputs, taps] = [3, 2, 2, 4, 9];
    const numbers = (count: number, seed: number) =>
      Float32Array.from({ length: count }, (_, i) => Math.fround(Math.sin(seed + i)));
    const up = numbers(out * inner, 1);
    const mid = numbers(inner * second * taps, 2);
    const down = numbers(second * inputs, 3);
    const parts = [up, mid, down].map(({ buffer }) => new Uint8Array(buffer));
    const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    const placed = (name: string, shape: number[], part: Uint8Array): ModelTensor => {
      bytes.set(part, at);
      const start = at;
      at += part.length;
      return { name, shape, dtype: 'F32', file: 0, start, end: at };
    };
    const tensors = [
      placed('c.lora_up.weight', [out, inner, 1, 1], parts[0]!),
      placed('c.lora_mid.weight', [inner, second, 3, 3], parts[1]!),
      placed('c.lora_down.weight', [second, inputs, 1, 1], parts[2]!),
    ];
    const [pair] = recogniseAdapter(tensors)!.pairs;
    const { b, a } = unwrap(await readFactors(pair!, [memoryBytes(bytes)]));
    const product = multiply(b, a);
    for (let o = 0; o < out; o++) {
      for (let i = 0; i < inputs; i++) {
        for (let tap = 0; tap < taps; tap++) {
          let sum = 0;
          for (let p = 0; p < inner; p++) {
            for (let q = 0; q < second; q++) {
              sum +=
                up[o * inner + p]! * mid[(p * second + q) * taps + tap]! * down[q * inputs + i]!;
            }
          }
          expect(product.data[o * inputs * taps + i * taps + tap]).toBeCloseTo(sum, 12);
        }
      }
    }
  });
});
