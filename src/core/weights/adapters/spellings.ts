import type { Spelling } from '../types.js';

/** What a tensor is in the product that changes one weight. */
export type Role =
  | 'up'
  | 'down'
  | 'mid'
  | 'alpha'
  | 'magnitude'
  | 'embeddingUp'
  | 'embeddingDown'
  | `hada_${string}`
  | `lokr_${string}`;

/** A name of a tensor taken apart. */
export interface Spelled {
  readonly module: string;
  readonly role: Role;
  /** Undefined for α and magnitudes, which several spellings write in the same way. */
  readonly spelling: Spelling | undefined;
}

interface Form {
  readonly ending: RegExp;
  readonly spelling?: Spelling;
  readonly role: (part: string) => Role;
}

const upOrDown = (part: string): Role => (part === 'up' || part === 'B' ? 'up' : 'down');
const inEmbedding = (part: string): Role => (part === 'B' ? 'embeddingUp' : 'embeddingDown');

/**
 * The endings of names in the files that people share: kohya's scripts, PEFT (also as its modules are called in memory,
 * with the name of the adapter), diffusers in three generations, and others. LyCORIS writes the Hadamard (LoHa) and
 * Kronecker (LoKr) products. Each ending is anchored, so a name costs a few comparisons.
 */
const forms: readonly Form[] = [
  { ending: /\.lora_(up|down)\.weight$/, spelling: 'kohya', role: upOrDown },
  { ending: /\.lora_(mid)\.weight$/, spelling: 'kohya', role: () => 'mid' },
  { ending: /\.lora_([AB])(?:\.[\w-]+)?\.weight$/, spelling: 'peft', role: upOrDown },
  { ending: /\.lora_embedding_([AB])(?:\.[\w-]+)?$/, spelling: 'peft', role: inEmbedding },
  { ending: /\.lora_magnitude_vector(?:\.[\w-]+)?(?:\.weight)?$/, role: () => 'magnitude' },
  { ending: /\.dora_scale$/, role: () => 'magnitude' },
  { ending: /_lora\.(up|down)\.weight$/, spelling: 'diffusers', role: upOrDown },
  { ending: /\.lora(?:_linear_layer)?\.(up|down)\.weight$/, spelling: 'diffusers', role: upOrDown },
  { ending: /\.(hada_[wt][12](?:_[ab])?)$/, role: (part) => part as Role },
  { ending: /\.(lokr_(?:w[12](?:_[ab])?|t2))$/, role: (part) => part as Role },
  { ending: /\.lora_([AB])$/, spelling: 'other', role: upOrDown },
  { ending: /\.(up|down)$/, spelling: 'other', role: upOrDown },
  { ending: /\.alpha$/, role: () => 'alpha' },
];

/** What PEFT puts before the name of every module. */
const prefix = /^base_model\.model\./;

/** @returns undefined for a name that belongs to no product. */
export function spelled(name: string): Spelled | undefined {
  // Most names of a model that is no adapter are told apart by this alone.
  if (!/lora|hada_|lokr_|dora_|\.(?:up|down|alpha)$/.test(name)) return undefined;
  for (const { ending, spelling, role } of forms) {
    const found = ending.exec(name);
    if (!found) continue;
    const module = name.slice(0, found.index).replace(prefix, '');
    return module === '' ? undefined : { module, role: role(found[1] ?? ''), spelling };
  }
  return undefined;
}
