import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../../src/core/index.js';
import { catalogOf, naturalKey } from '../../../../webview/model/weights/catalog.js';
import { nameFilter } from '../../../../webview/model/weights/filter.js';
import { placeOf } from '../../../../webview/model/weights/names.js';
import { catalogOfNames, row } from './rows.js';

describe('the place of a name', () => {
  it.each([
    [
      'model.layers.12.self_attn.q_proj.weight',
      ['model.layers.12', 'model.layers.12.self_attn', 'self_attn.q_proj', 'model.layers', 12],
    ],
    [
      'model.layers.3.mlp.experts.7.gate_proj.weight',
      [
        'model.layers.3',
        'model.layers.3.mlp.experts.7',
        'mlp.experts.*.gate_proj',
        'model.layers',
        3,
      ],
    ],
    ['h.0.attn.c_attn.weight', ['h.0', 'h.0.attn', 'attn.c_attn', 'h', 0]],
    [
      'lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q',
      [
        'lora_unet_down_blocks_1',
        'lora_unet_down_blocks_1_attentions_0_transformer_blocks_0',
        'attentions_*_transformer_blocks_*_attn1_to_q',
        'lora_unet_down_blocks',
        1,
      ],
    ],
    [
      'bert/encoder/layer_0/attention/self/query/kernel',
      [
        'bert/encoder/layer_0',
        'bert/encoder/layer_0/attention/self',
        'attention/self/query',
        'bert/encoder/layer',
        0,
      ],
    ],
    [
      'lora_unet_mid_block_attentions_0_transformer_blocks_1_attn1_to_out_0',
      [
        'lora_unet_mid_block_attentions_0',
        'lora_unet_mid_block_attentions_0_transformer_blocks_1',
        'transformer_blocks_*_attn1_to_out_*',
        'lora_unet_mid_block_attentions',
        0,
      ],
    ],
    // kohya's keys of a text encoder, of Flux, and of the original Stable Diffusion.
    [
      'lora_te_text_model_encoder_layers_3_self_attn_q_proj',
      [
        'lora_te_text_model_encoder_layers_3',
        'lora_te_text_model_encoder_layers_3_self_attn',
        'self_attn_q_proj',
        'lora_te_text_model_encoder_layers',
        3,
      ],
    ],
    [
      'lora_unet_double_blocks_7_img_attn_proj',
      [
        'lora_unet_double_blocks_7',
        'lora_unet_double_blocks_7_img_attn',
        'img_attn_proj',
        'lora_unet_double_blocks',
        7,
      ],
    ],
    [
      'lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_k',
      [
        'lora_unet_input_blocks_4',
        'lora_unet_input_blocks_4_1_transformer_blocks_0',
        '*_transformer_blocks_*_attn1_to_k',
        'lora_unet_input_blocks',
        4,
      ],
    ],
    [
      'lora_unet_input_blocks_1_1_proj_in',
      [
        'lora_unet_input_blocks_1',
        'lora_unet_input_blocks_1_1',
        '*_proj_in',
        'lora_unet_input_blocks',
        1,
      ],
    ],
    // An underscore separates only where nothing else does.
    ['down.1.conv_2.weight', ['down.1', 'down.1', 'conv_2', 'down', 1]],
    ['net.0.weight', ['net.0', 'net.0', '*', 'net', 0]],
    ['lm_head.weight', ['', '', 'lm_head', '', undefined]],
    ['visual.proj.weight', ['', 'visual', 'visual.proj', '', undefined]],
    ['', ['', '', '', '', undefined]],
  ])('%s', (name, expected) => {
    const { block, layer, kind, stem, depth } = placeOf(name);
    expect([block, layer, kind, stem, depth]).toEqual(expected);
  });
});

describe('the same module in kohya’s keys and in dots', () => {
  it.each([
    'text_model.encoder.layers.11.mlp.fc1',
    'text_model.encoder.layers.11.self_attn.out_proj',
    'down_blocks.0.attentions.1.transformer_blocks.0.attn2.to_out.0',
    'down_blocks.2.resnets.0.time_emb_proj',
    'mid_block.attentions.0.proj_in',
    'input_blocks.7.1.transformer_blocks.9.ff.net.0.proj',
    'output_blocks.5.0.in_layers.2',
    'double_blocks.18.txt_mlp.0',
    'single_blocks.3.linear1',
    'transformer_blocks.5.attn.to_out.0',
  ])('%s', (name) => {
    const inDots = placeOf(name);
    const inUnderscores = placeOf(name.replaceAll('.', '_'));
    const { block, layer, kind, stem, depth } = inDots;
    const flat = (text: string) => text.replaceAll('.', '_');
    expect(inUnderscores).toEqual({
      ...{ block: flat(block), layer: flat(layer), kind: flat(kind), stem: flat(stem), depth },
    });
  });
});

describe('the order of names', () => {
  it('counts', () => {
    const { rows } = catalogOfNames('l.10.b', 'l.2.b', 'l.2.a', 'l.02.c', 'embed', 'l.1');
    expect(rows.map(({ name }) => name)).toEqual([
      'embed',
      'l.1',
      'l.2.a',
      'l.2.b',
      'l.02.c',
      'l.10.b',
    ]);
  });

  it('is the same when the rows come in parts', () => {
    const names = Array.from({ length: 50 }, (_, i) => `b.${(i * 7) % 20}.w${i % 3}`);
    const rows = names.map((name, id) => row(id, name));
    const whole = catalogOf(rows);
    const begun = atOnce(catalogOf(rows.slice(0, 20)).with(rows.slice(20, 22)));
    const parts = atOnce(begun.with(rows.slice(22)));
    expect(parts.rows.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
    expect(parts.lines.map(({ row: own }) => own)).toEqual(parts.rows);
  });

  it('is the one of a comparison that knows numbers', () => {
    const names = Array.from({ length: 200 }, (_, i) => `b.${(i * 7919) % 1300}.w`);
    const { compare } = new Intl.Collator('en', { numeric: true });
    expect([...names].sort((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : 1))).toEqual(
      [...names].sort(compare),
    );
  });
});

describe('the filter', () => {
  const name = 'model.layers.12.self_attn.q_proj.weight';
  it.each([
    ['', true],
    ['q_proj', true],
    ['Q_PROJ', true],
    ['layers.12 q_proj', true],
    ['layers.1 k_proj', false],
    ['*.q_proj.*', true],
    ['*.q_proj', false],
    ['model.layers.?.*', false],
    ['model.layers.??.*', true],
    ['q_*', false],
    ['!norm', true],
    ['!*.q_proj.* layers', false],
    ['self.attn', false],
    ['!', true],
    ['[', false],
  ])('%j', (typed, fits) => {
    expect(nameFilter(typed)(name)).toBe(fits);
  });

  it('takes pairs, whose names have no end, by a pattern for tensors', () => {
    expect(nameFilter('*.q_proj.*')('layers.0.q_proj')).toBe(true);
    expect(nameFilter('*.q_proj.*')('layers.0.q_proj2')).toBe(false);
  });
});
