import { describe, expect, it } from 'vitest';
import { byPattern, readAdapterConfig } from '../../../src/core/weights/adapters/config.js';
import { pairFactors } from '../../../src/core/weights/adapters/factors.js';
import { pairNote } from '../../../src/core/weights/adapters/note.js';
import { recogniseAdapter } from '../../../src/core/weights/adapters/recognise.js';
import { alphaForRank, pairScale } from '../../../src/core/weights/adapters/scale.js';
import type { ModelTensor } from '../../../src/core/weights/types.js';
import { unwrap } from '../svd/helpers/ratios.js';

function tensors(shapes: Readonly<Record<string, readonly number[]>>): ModelTensor[] {
  return Object.entries(shapes).map(([name, shape]) => ({
    name,
    dtype: 'F32',
    shape,
    start: 0,
    end: 0,
    file: 0,
  }));
}

/** What is found in tensors of these shapes, in short. */
function found(shapes: Readonly<Record<string, readonly number[]>>) {
  const adapter = recogniseAdapter(tensors(shapes));
  return {
    pairs: adapter.pairs.map(
      ({ name, spelling, rows, cols, rank }) => `${name} ${spelling} ${rows}×${cols} r${rank}`,
    ),
    products: adapter.products.map(
      ({ name, kind, rows, cols }) => `${name} ${kind} ${rows}×${cols}`,
    ),
    leftOvers: adapter.leftOvers.map(({ tensor, why }) => `${tensor.name}: ${why}`),
    rest: adapter.rest.map(({ name }) => name),
    notes: adapter.notes,
  };
}

const nothing = { pairs: [], products: [], leftOvers: [], rest: [], notes: [] };

describe('the spellings of pairs', () => {
  it.each([
    ['X.y.lora_up.weight', 'X.y.lora_down.weight', 'X.y', 'kohya'],
    ['base_model.model.X.y.lora_B.weight', 'base_model.model.X.y.lora_A.weight', 'X.y', 'peft'],
    ['X.y.lora_B.default.weight', 'X.y.lora_A.default.weight', 'X.y', 'peft'],
    ['X.y.lora_B.style.weight', 'X.y.lora_A.style.weight', 'X.y (style)', 'peft'],
    [
      'X.y.processor.to_q_lora.up.weight',
      'X.y.processor.to_q_lora.down.weight',
      'X.y.processor.to_q',
      'diffusers',
    ],
    ['X.y.lora.up.weight', 'X.y.lora.down.weight', 'X.y', 'diffusers'],
    ['X.y.lora_linear_layer.up.weight', 'X.y.lora_linear_layer.down.weight', 'X.y', 'diffusers'],
    ['X.y.lora_B', 'X.y.lora_A', 'X.y', 'other'],
    ['X.y.up', 'X.y.down', 'X.y', 'other'],
  ])('%s', (up, down, name, spelling) => {
    const pair = `${name} ${spelling} 40×30 r4`;
    expect(found({ [up]: [40, 4], [down]: [4, 30] })).toEqual({ ...nothing, pairs: [pair] });
  });

  it('embeddings of PEFT', () => {
    const { pairs } = recogniseAdapter(
      tensors({
        'base_model.model.wte.lora_embedding_A': [4, 1000],
        'base_model.model.wte.lora_embedding_B': [32, 4],
      }),
    );
    expect(pairs).toMatchObject([
      { name: 'wte', rows: 32, cols: 1000, rank: 4, isEmbedding: true },
    ]);
  });

  it('prefixes of text encoders keep modules apart', () => {
    const shapes: Record<string, number[]> = {};
    for (const prefix of ['lora_unet_', 'lora_te_', 'lora_te1_', 'lora_te2_']) {
      shapes[`${prefix}q.lora_up.weight`] = [8, 2];
      shapes[`${prefix}q.lora_down.weight`] = [2, 8];
      shapes[`${prefix}q.alpha`] = [];
    }
    const adapter = recogniseAdapter(tensors(shapes));
    expect(adapter.pairs.map(({ name }) => name)).toEqual([
      'lora_unet_q',
      'lora_te_q',
      'lora_te1_q',
      'lora_te2_q',
    ]);
    expect(adapter.pairs.every(({ alpha }) => alpha !== undefined)).toBe(true);
    expect(adapter.notes).toEqual([]);
  });

  it('convolutions and Tucker decompositions', () => {
    expect(
      found({
        'c.lora_up.weight': [32, 4, 1, 1],
        'c.lora_down.weight': [4, 16, 3, 3],
        't.lora_up.weight': [32, 4, 1, 1],
        't.lora_down.weight': [4, 16, 1, 1],
        't.lora_mid.weight': [4, 4, 3, 3],
      }),
    ).toEqual({ ...nothing, pairs: ['c kohya 32×144 r4', 't kohya 32×144 r4'] });
  });

  it('magnitudes of DoRA', () => {
    const adapter = recogniseAdapter(
      tensors({
        'a.lora_up.weight': [8, 2],
        'a.lora_down.weight': [2, 8],
        'a.dora_scale': [8, 1],
        'base_model.model.b.lora_B.weight': [8, 2],
        'base_model.model.b.lora_A.weight': [2, 8],
        'base_model.model.b.lora_magnitude_vector': [8],
        'c.lora_B.default.weight': [8, 2],
        'c.lora_A.default.weight': [2, 8],
        'c.lora_magnitude_vector.default.weight': [8],
        'd.lora_B.weight': [8, 2],
        'd.lora_A.weight': [2, 8],
        'd.lora_magnitude_vector.weight': [8],
      }),
    );
    expect(adapter.leftOvers).toEqual([]);
    expect(adapter.pairs.map(({ magnitude }) => magnitude?.name)).toEqual([
      'a.dora_scale',
      'base_model.model.b.lora_magnitude_vector',
      'c.lora_magnitude_vector.default.weight',
      'd.lora_magnitude_vector.weight',
    ]);
  });

  it('LoHa and LoKr', () => {
    expect(
      found({
        'h.hada_w1_a': [8, 2],
        'h.hada_w1_b': [2, 18],
        'h.hada_w2_a': [8, 3],
        'h.hada_w2_b': [3, 18],
        'h.alpha': [],
        'ht.hada_w1_a': [2, 8],
        'ht.hada_w1_b': [2, 4],
        'ht.hada_t1': [2, 2, 3, 3],
        'ht.hada_w2_a': [2, 8],
        'ht.hada_w2_b': [2, 4],
        'ht.hada_t2': [2, 2, 3, 3],
        'k.lokr_w1': [2, 3],
        'k.lokr_w2': [4, 5],
        'ka.lokr_w1_a': [2, 1],
        'ka.lokr_w1_b': [1, 3],
        'ka.lokr_w2_a': [4, 2],
        'ka.lokr_w2_b': [2, 5, 3, 3],
        'kt.lokr_w1': [2, 3],
        'kt.lokr_w2_a': [2, 4],
        'kt.lokr_w2_b': [2, 5],
        'kt.lokr_t2': [2, 2, 3, 3],
      }),
    ).toEqual({
      ...nothing,
      products: ['h loha 8×18', 'ht loha 8×36', 'k lokr 8×15', 'ka lokr 8×135', 'kt lokr 8×135'],
    });
  });

  it('names with dots, slashes and other scripts', () => {
    expect(
      found({ 'a.b/c.0.重み.lora_up.weight': [3, 1], 'a.b/c.0.重み.lora_down.weight': [1, 3] })
        .pairs,
    ).toEqual(['a.b/c.0.重み kohya 3×3 r1']);
  });
});

describe('what does not fit', () => {
  it('is left over with a reason', () => {
    expect(
      found({
        'a.lora_up.weight': [8, 2],
        'b.lora_down.weight': [2, 8],
        'c.lora_up.weight': [8, 2],
        'c.lora_down.weight': [3, 8],
        'd.lora_up.weight': [8, 0],
        'd.lora_down.weight': [0, 8],
        'e.lora_up.weight': [8],
        'e.lora_down.weight': [1, 8],
        'f.alpha': [],
        'g.lora_mid.weight': [2, 2, 3, 3],
        'h.lora_A.bias': [2],
        'i.hada_w1_a': [2, 2],
      }).leftOvers,
    ).toEqual([
      'h.lora_A.bias: A bias beside a factor, which is no part of the product.',
      'f.alpha: α of a module that has no factors in this file.',
      'a.lora_up.weight: It has no A (down).',
      'b.lora_down.weight: It has no B (up).',
      'c.lora_up.weight: B is (8, 2) and A is (3, 8): the inner sides 2 and 3 differ.',
      'c.lora_down.weight: B is (8, 2) and A is (3, 8): the inner sides 2 and 3 differ.',
      'd.lora_up.weight: Its rank is 0.',
      'd.lora_down.weight: Its rank is 0.',
      'e.lora_up.weight: e.lora_up.weight of shape (8,) is no matrix.',
      'e.lora_down.weight: e.lora_up.weight of shape (8,) is no matrix.',
      'g.lora_mid.weight: It has neither B nor A.',
      'i.hada_w1_a: Not all four factors of LoHa are there, with inner sides that fit.',
    ]);
  });

  it('leaves ordinary models alone', () => {
    const shapes = {
      'mlp.up': [64, 16],
      'mlp.down': [16, 64],
      'act.alpha': [64],
      'up.weight': [4, 4],
      'scale.alpha': [],
    };
    const answer = found(shapes);
    expect(answer.rest.sort()).toEqual(Object.keys(shapes).sort());
    expect(answer.pairs.length + answer.leftOvers.length).toBe(0);
    expect(found({ 'a.weight': [4, 4], 'a.alpha': [1] }).rest).toEqual(['a.weight', 'a.alpha']);
  });

  it('says that a module has two spellings', () => {
    const answer = found({
      'lora_unet_a_b.lora_up.weight': [8, 2],
      'lora_unet_a_b.lora_down.weight': [2, 8],
      'unet.a.b.lora_B.weight': [8, 2],
      'unet.a.b.lora_A.weight': [2, 8],
    });
    expect(answer.pairs.length).toBe(2);
    expect(answer.notes).toEqual([
      'One module has pairs in two spellings, and programs use one or add both: lora_unet_a_b.lora_up.weight and unet.a.b.lora_B.weight. The totals count the first.',
    ]);
  });

  it('knows which pair is there twice, also in text encoders, and says it at that pair', () => {
    const shapes: Record<string, number[]> = {};
    for (const module of ['lora_te_text_model_a', 'lora_te2_text_model_a']) {
      shapes[`${module}.lora_up.weight`] = [8, 2];
      shapes[`${module}.lora_down.weight`] = [2, 8];
    }
    for (const module of ['text_encoder.text_model.a', 'text_encoder_2.text_model.b']) {
      shapes[`${module}.lora_B.weight`] = [8, 2];
      shapes[`${module}.lora_A.weight`] = [2, 8];
    }
    const { pairs } = recogniseAdapter(tensors(shapes));
    const twice = pairs.filter(({ repeats }) => repeats !== undefined);
    expect(twice.map(({ name, repeats }) => [name, repeats])).toEqual([
      ['text_encoder.text_model.a', 'lora_te_text_model_a'],
    ]);
    expect(pairNote(twice[0]!)).toContain('only lora_te_text_model_a counts');
  });

  it('takes 20,000 tensors', () => {
    const shapes: Record<string, number[]> = {};
    for (let i = 0; i < 6667; i++) {
      shapes[`lora_unet_down_blocks_${i}.lora_up.weight`] = [640, 8];
      shapes[`lora_unet_down_blocks_${i}.lora_down.weight`] = [8, 640];
      shapes[`lora_unet_down_blocks_${i}.alpha`] = [];
    }
    const list = tensors(shapes);
    const { pairs } = recogniseAdapter(list);
    expect(pairs.length).toBe(6667);
    expect(pairs.every(({ rank, alpha }) => rank === 8 && alpha !== undefined)).toBe(true);
  });
});

describe('α beside names that ordinary layers have, too', () => {
  const names = ({ name }: { readonly name: string }) => name;

  it('belongs to a pair, once its shapes say that it is one', () => {
    const shapes = { 'a.up': [64, 4], 'a.down': [4, 64], 'a.alpha': [] };
    const { pairs, rest, leftOvers } = recogniseAdapter(tensors(shapes));
    expect(pairs).toMatchObject([{ name: 'a', rank: 4, alpha: { name: 'a.alpha' } }]);
    expect([...rest, ...leftOvers]).toEqual([]);
  });

  it('stays a number of an ordinary model otherwise', () => {
    const shapes = { 'a.up': [64, 32], 'a.down': [32, 64], 'a.alpha': [], 'snake.alpha': [1] };
    const { pairs, rest, leftOvers } = recogniseAdapter(tensors(shapes));
    expect([pairs, leftOvers]).toEqual([[], []]);
    expect(rest.map(names).sort()).toEqual(['a.alpha', 'a.down', 'a.up', 'snake.alpha']);
  });
});

describe('magnitudes of DoRA', () => {
  it('beside a LoHa or LoKr product are named as what is not applied', () => {
    const shapes = {
      ...{ 'a.hada_w1_a': [6, 2], 'a.hada_w1_b': [2, 5] },
      ...{ 'a.hada_w2_a': [6, 2], 'a.hada_w2_b': [2, 5], 'a.dora_scale': [6, 1] },
    };
    const { products, leftOvers } = recogniseAdapter(tensors(shapes));
    expect(products).toHaveLength(1);
    expect(leftOvers).toMatchObject([{ tensor: { name: 'a.dora_scale' } }]);
    expect(leftOvers[0]?.why).toMatch(/not applied to a LoHa or LoKr/);
  });
});

describe('the configuration of PEFT', () => {
  const text = JSON.stringify({
    peft_type: 'LORA',
    r: 8,
    lora_alpha: 16,
    rank_pattern: { 'layers.0.q_proj': 4, 'layers\\.[12]\\.k_proj': 2 },
    alpha_pattern: { q_proj: 32, '(a|b).v': 5, '^model.x': 9 },
    use_rslora: false,
    fan_in_fan_out: true,
  });

  it('has sizes and patterns', () => {
    const config = unwrap(readAdapterConfig(text));
    expect(config).toMatchObject({ rank: 8, alpha: 16, kind: 'LORA', fanInFanOut: true });
    const { rankPattern, alphaPattern } = config;
    expect(byPattern(rankPattern, 'model.layers.0.q_proj')).toBe(4);
    expect(byPattern(rankPattern, 'model.layers.10.q_proj')).toBeUndefined();
    expect(byPattern(rankPattern, 'model.layers.2.k_proj')).toBe(2);
    expect(byPattern(alphaPattern, 'q_proj')).toBe(32);
    expect(byPattern(alphaPattern, 'my_q_proj')).toBeUndefined();
    expect(byPattern(alphaPattern, 'x.b.v')).toBe(5);
    expect(byPattern(alphaPattern, 'model.x')).toBe(9);
    expect(byPattern(alphaPattern, 'a.model.x')).toBeUndefined();
  });

  it('takes no time for patterns that repeat repetitions, and none for broken ones', () => {
    const patterns = new Map([
      ['(a+)+b', 1],
      ['(a', 2],
    ]);
    expect(byPattern(patterns, 'a'.repeat(60))).toBeUndefined();
  });

  it('refuses what is no object', () => {
    for (const bad of ['', '[]', 'null', '3']) expect(readAdapterConfig(bad).ok).toBe(false);
    expect(unwrap(readAdapterConfig('{"r": "8", "rank_pattern": 3}'))).toMatchObject({
      rank: null,
    });
  });
});

describe('the factor s', () => {
  const pair = { name: 'model.q_proj', rank: 16, spelling: 'kohya' } as const;

  it('is α/r, or α/√r with rsLoRA', () => {
    expect(pairScale(pair, 8)).toMatchObject({ scale: 0.5, alpha: 8, reason: 's = α/r = 8/16' });
    const config = unwrap(readAdapterConfig('{"lora_alpha": 8, "use_rslora": true}'));
    expect(pairScale({ ...pair, spelling: 'peft' }, undefined, config)).toMatchObject({
      scale: 2,
      reason: 's = α/√r (rsLoRA) = 8/√16',
    });
  });

  it('is 1 without α, and says so', () => {
    expect(pairScale(pair)).toMatchObject({
      scale: 1,
      alpha: null,
      reason: 'no α in the file: s = 1',
    });
    expect(pairScale({ ...pair, spelling: 'peft' }).reason).toContain('adapter_config.json');
  });

  it('takes α of a pattern, and 8 where PEFT would', () => {
    const config = unwrap(readAdapterConfig('{"lora_alpha": 4, "alpha_pattern": {"q_proj": 32}}'));
    const ofPeft = { ...pair, spelling: 'peft' } as const;
    expect(pairScale(ofPeft, undefined, config).scale).toBe(2);
    expect(pairScale(ofPeft, undefined, unwrap(readAdapterConfig('{}'))).scale).toBe(0.5);
  });

  it('is not that of a configuration of PEFT in the same folder, if the file is not of PEFT', () => {
    const config = unwrap(readAdapterConfig('{"lora_alpha": 4, "use_rslora": true}'));
    for (const spelling of ['kohya', 'diffusers', 'other'] as const) {
      expect(pairScale({ ...pair, spelling }, undefined, config).scale).toBe(1);
      expect(pairScale({ ...pair, spelling }, 8, config).scale).toBe(0.5);
    }
  });

  it('stays with another rank', () => {
    expect(alphaForRank(pairScale(pair, 8), 16, 4)).toBe(2);
    const config = unwrap(readAdapterConfig('{"lora_alpha": 8, "use_rslora": true}'));
    const scale = pairScale({ ...pair, spelling: 'peft' }, undefined, config);
    expect(alphaForRank(scale, 16, 4)! / Math.sqrt(4)).toBe(scale.scale);
    expect(alphaForRank(pairScale(pair), 16, 4)).toBeNull();
  });
});

describe('the factors of a pair', () => {
  it('of a Tucker decomposition contain the third one', () => {
    const [up, down, mid] = tensors({
      't.lora_up.weight': [3, 2, 1, 1],
      't.lora_down.weight': [2, 4, 1, 1],
      't.lora_mid.weight': [2, 2, 1, 5],
    });
    const pair = recogniseAdapter([up!, down!, mid!]).pairs[0]!;
    const numbers = (count: number, seed: number) =>
      Float32Array.from({ length: count }, (_, i) => Math.fround(Math.sin(seed * (i + 1))));
    const [p, q, t] = [numbers(6, 1), numbers(8, 2), numbers(20, 3)];
    const bytes = (x: Float32Array) => new Uint8Array(x.buffer);
    const { b, a } = unwrap(pairFactors(pair, { up: bytes(p), down: bytes(q), mid: bytes(t) }));
    expect([b.rows, b.cols, a.rows, a.cols]).toEqual([3, 2, 2, 20]);
    // As a layer: a convolution 1×1 by down, one 1×5 by mid, one 1×1 by up.
    for (let o = 0; o < 3; o++) {
      for (let i = 0; i < 4; i++) {
        for (let k = 0; k < 5; k++) {
          let direct = 0;
          for (let x = 0; x < 2; x++) {
            for (let y = 0; y < 2; y++) {
              direct += p[o * 2 + x]! * t[(x * 2 + y) * 5 + k]! * q[y * 4 + i]!;
            }
          }
          let product = 0;
          for (let x = 0; x < 2; x++) product += b.data[o * 2 + x]! * a.data[x * 20 + i * 5 + k]!;
          expect(product).toBeCloseTo(direct, 12);
        }
      }
    }
  });
});
