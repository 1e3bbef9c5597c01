/** The spelling of a new adapter: that of PEFT, or that of kohya with the prefix of the part of a model. */
export type ExtractSpelling = 'peft' | 'kohya-unet' | 'kohya-te';

/** Names of the tensors of a new pair. */
export interface PairNames {
  /** The module in its model. */
  readonly module: string;
  readonly up: string;
  readonly down: string;
  /** Only kohya's files have α; PEFT has it in the configuration. */
  readonly alpha?: string;
}

/** Names that embeddings have in usual models. Their adapters have another layout in PEFT, and none in kohya's files. */
const embedding =
  /(?:^|\.)(?:embed_(?:tokens|positions)|w[tp]e|shared|tok_embeddings|(?:word|token|token_type|position)_embeddings?|embeddings?)\.weight$/;

export const isEmbedding = (weight: string): boolean => embedding.test(weight);

/** The names for the weight of a layer; undefined for other tensors. */
export function pairNames(weight: string, spelling: ExtractSpelling): PairNames | undefined {
  const module = /^(.+)\.weight$/.exec(weight)?.[1];
  if (module === undefined) return undefined;
  if (spelling === 'peft') {
    const start = `base_model.model.${module}.lora_`;
    return { module, up: `${start}B.weight`, down: `${start}A.weight` };
  }
  const start = `${spelling === 'kohya-te' ? 'lora_te_' : 'lora_unet_'}${module.replaceAll('.', '_')}`;
  const [up, down] = [`${start}.lora_up.weight`, `${start}.lora_down.weight`];
  return { module, up, down, alpha: `${start}.alpha` };
}

/** adapter_config.json for pairs with s = 1: the largest rank is r, and patterns have the others. */
export function peftConfig(
  pairs: readonly { readonly name: string; readonly rank: number }[],
): string {
  const largest = pairs.reduce((most, { rank }) => Math.max(most, rank), 1);
  const smaller = pairs.filter(({ rank }) => rank < largest);
  const patterns = Object.fromEntries(smaller.map(({ name, rank }) => [name, rank]));
  const config = {
    peft_type: 'LORA',
    task_type: null,
    base_model_name_or_path: null,
    inference_mode: true,
    r: largest,
    lora_alpha: largest,
    lora_dropout: 0,
    bias: 'none',
    fan_in_fan_out: false,
    use_rslora: false,
    use_dora: false,
    target_modules: pairs.map(({ name }) => name),
    rank_pattern: patterns,
    alpha_pattern: patterns,
  };
  return JSON.stringify(config, undefined, 2);
}
