import type { WeightNumbers } from '../../../src/core/weights/index.js';
import type { MeasuredRow, ToWeights, WeightRow } from '../../../src/protocol/weights.js';

/** Models for the page of the weights: what a host would say of them. */

type Model = Extract<ToWeights, { type: 'model' }>;

export interface Told {
  readonly model: Model;
  readonly measured: MeasuredRow[];
}

/** Numbers in 0 … 1 that are the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const parts = ['self_attn.q_proj', 'self_attn.k_proj', 'self_attn.v_proj', 'self_attn.o_proj'];
const wide = ['mlp.gate_proj', 'mlp.up_proj', 'mlp.down_proj'];

/** Numbers of singular values σᵢ = first · decay^i, i < count. */
export function numbersOf(first: number, decay: number, count: number): WeightNumbers {
  const values = Array.from({ length: count }, (_, i) => first * decay ** i);
  const energy = values.reduce((sum, value) => sum + value * value, 0);
  const least = (share: number) => {
    let sum = 0;
    return values.findIndex((value) => (sum += value * value) >= share * energy) + 1;
  };
  const nuclear = values.reduce((sum, value) => sum + value, 0);
  const entropy = values.reduce((sum, v) => sum - (v / nuclear) * Math.log(v / nuclear), 0);
  const step = Math.max(1, Math.floor(count / 48));
  return {
    isExact: true,
    error: 0,
    frobenius: Math.sqrt(energy),
    spectral: first,
    stableRank: energy / first ** 2,
    effectiveRank: Math.exp(entropy),
    ...{ rank90: least(0.9), rank95: least(0.95), rank99: least(0.99) },
    numericalRank: count,
    condition: first / values[count - 1]!,
    ...{ nan: 0, infinite: 0 },
    spectrum: values.filter((_, i) => i % step === 0).map((value) => Math.log10(value / first)),
    heavyTail: {
      ...{ alpha: 2 + 40 * (1 - decay), sigma: 0.12, xmin: 0.5, xmax: first * first, count: 220 },
      ...{ distance: 0.031, alphaWeighted: 3.4, logAlphaNorm: 4.2, mpSoftrank: 0.21, spikes: 7 },
    },
  };
}

/** A language model of so many blocks, with seven matrices each. */
export function llama(blocks: number): Told {
  const random = dice(7);
  const rows: WeightRow[] = [];
  const measured: MeasuredRow[] = [];
  const add = (name: string, m: number, n: number, depth: number) => {
    const id = rows.length;
    rows.push({
      ...{ id, name, kind: 'tensor', shape: [m, n], rows: m, cols: n, isUnfolded: false },
      ...{ elementType: 'BF16', bytes: 2 * m * n, parameters: m * n },
    });
    const decay = 0.93 + 0.05 * Math.sin(depth / 9 + name.length) ** 2 + 0.015 * random();
    measured.push({ id, numbers: numbersOf(8 + 40 * random(), Math.min(0.995, decay), 512) });
  };
  add('model.embed_tokens.weight', 128256, 4096, 0);
  for (let block = 0; block < blocks; block++) {
    const of = (part: string) => `model.layers.${block}.${part}.weight`;
    for (const part of parts) add(of(part), /k_|v_/.test(part) ? 1024 : 4096, 4096, block);
    for (const part of wide) {
      if (part.includes('down')) add(of(part), 4096, 14336, block);
      else add(of(part), 14336, 4096, block);
    }
  }
  add('lm_head.weight', 128256, 4096, blocks);
  if (rows.length > 20) {
    measured[5] = {
      id: 5,
      numbers: { ...measured[5]!.numbers!, nan: 3, infinite: 1, spectrum: [] },
    };
    measured[9] = { id: 9, problem: 'The file ends before the data of this tensor.' };
    measured[12] = { id: 12, numbers: { ...measured[12]!.numbers!, ...leading } };
  }
  const others = Array.from({ length: 2 * blocks }, (_, i) => ({
    name: `model.layers.${i >> 1}.${i % 2 ? 'input' : 'post_attention'}_layernorm.weight`,
    ...{ shape: [4096], elementType: 'F32', bytes: 16384, why: 'a vector' },
  }));
  const files = Array.from({ length: 4 }, (_, i) => ({
    name: `model-0000${i + 1}-of-00004.safetensors`,
    bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) / 4,
  }));
  return {
    model: {
      ...{ type: 'model', title: 'model.safetensors.index.json', files, kind: 'weights' },
      metadata: [
        ['format', 'pt'],
        ['total_size', '16060522496'],
      ],
      ...{ rows, others, notes: ['model-00003-of-00004.safetensors is missing: 81 tensors.'] },
    },
    measured,
  };
}

const leading: Partial<WeightNumbers> = {
  ...{ isExact: false, error: 0.0042, effectiveRank: null, rank99: null, numericalRank: null },
  ...{ condition: null, heavyTail: null },
};

/** An adapter of kohya with pairs of rank 32: 20 for each attention of a block. */
export function adapter(attentions = 2): Told {
  const random = dice(3);
  const rank = 32;
  const rows: WeightRow[] = [];
  const measured: MeasuredRow[] = [];
  for (const place of ['down_blocks_1', 'down_blocks_2', 'up_blocks_0', 'up_blocks_1']) {
    for (let attention = 0; attention < attentions; attention++) {
      for (const part of ['attn1_to_q', 'attn1_to_k', 'attn1_to_v', 'attn1_to_out_0', 'ff_net_2']) {
        const id = rows.length;
        const name = `lora_unet_${place}_attentions_${attention}_transformer_blocks_0_${part}`;
        const [m, n] = part.startsWith('ff') ? [1280, 5120] : [1280, 1280];
        const parameters = rank * (m + n);
        rows.push({
          ...{ id, name, kind: 'pair', shape: [m, n], rows: m, cols: n, isUnfolded: false },
          ...{ elementType: 'F16', bytes: 2 * parameters, parameters, rank, alpha: 16 },
          ...{ scale: 0.5, scaleReason: 's = α/r = 16/32', spelling: 'kohya' },
          ...(id === 3 ? { note: 'DoRA: the magnitudes need the base weights.' } : {}),
        });
        const decay = 0.55 + 0.4 * random();
        const first = 4 * random() ** 4 + 0.05;
        const values = Float64Array.from({ length: rank }, (_, i) => first * decay ** i);
        measured.push({
          id,
          values,
          numbers: { ...numbersOf(first, decay, rank), heavyTail: null },
        });
      }
    }
  }
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0) + 40_000;
  return {
    model: {
      ...{ type: 'model', title: 'watercolour.safetensors', kind: 'adapter', rows, notes: [] },
      files: [{ name: 'watercolour.safetensors', bytes }],
      metadata: [
        ['ss_network_dim', '32'],
        ['ss_network_alpha', '16'],
        ['ss_network_module', 'networks.lora'],
        ['ss_base_model_version', 'sdxl_base_v1-0'],
        ['ss_tag_frequency', JSON.stringify({ watercolour: { paper: 120, wash: 80 } }, null, 1)],
      ],
      others: [
        {
          name: 'lora_te_text_model_encoder_layers_0_mlp_fc1.lora_up.weight',
          ...{ shape: [3072, 32], elementType: 'F16', bytes: 196608 },
          why: 'lora_down.weight of the same name is missing',
        },
      ],
    },
    measured,
  };
}

/** The differences of two models. */
export function comparison(): Told {
  const { model, measured } = llama(8);
  return {
    model: {
      ...model,
      kind: 'comparison',
      title: 'tuned.safetensors',
      before: 'base.safetensors',
      rows: model.rows.map((row) => ({ ...row, kind: 'difference' })),
      notes: [],
    },
    measured: measured.map((row, i) => ({
      ...row,
      ...(row.numbers
        ? {
            comparison: {
              relative: 0.002 + (i % 7) / 90,
              angles: [0.2, 1.1, 3 + (i % 11)],
              rightAngles: [0.1, 2, 4 + (i % 9)],
              intruders: i % 3,
              compared: 64,
            },
          }
        : {}),
    })),
  };
}
