/**
 * Modules within a block, as language models, text encoders and diffusion transformers call them. kohya's keys have
 * underscores for dots, so only such a list tells where the name of a module ends: `self_attn_q_proj` is in `self_attn`.
 */
export const modules: readonly string[] = [
  // Llama, CLIP and their kin.
  'self_attn',
  'cross_attn',
  'encoder_attn',
  'attention',
  'attn',
  'mlp',
  'feed_forward',
  // Flux, SD3 and other transformers of two streams.
  'img_attn',
  'txt_attn',
  'img_mlp',
  'txt_mlp',
  'img_mod',
  'txt_mod',
  'context_block_attn',
  'x_block_attn',
  // Blocks of diffusers.
  'attn1',
  'attn2',
  'ff_context',
  'ff',
];

/** The module that a name in underscores begins with, the longest one; undefined if it is none of these. */
export function moduleAtStart(name: string): string | undefined {
  let found: string | undefined;
  for (const module of modules) {
    const isLonger = module.length > (found?.length ?? 0);
    if (isLonger && name.startsWith(`${module}_`)) found = module;
  }
  return found;
}
