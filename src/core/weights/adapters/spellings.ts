import type { Spelling } from '../types.js';

/** What a tensor of an adapter is for its module. */
export type Role = 'up' | 'down' | 'mid' | 'alpha' | 'magnitude' | 'bias' | ProductRole;

/** Factors of LoHa and LoKr, by the ends of their names. */
export type ProductRole = `hada_${string}` | `lokr_${string}`;

/** A name of a tensor, taken apart. */
export interface Part {
  /** The module that it changes, as the name says it. */
  readonly module: string;
  readonly role: Role;
  /** Undefined where all spellings use the same name: α, and factors of other products. */
  readonly spelling?: Spelling;
  /** Name of the adapter, where a file of PEFT has several in memory. */
  readonly label?: string;
  readonly isEmbedding?: boolean;
  /** `.up` and `.down` are names of ordinary layers, too, so that their shapes must say that it is a pair. */
  readonly isDoubtful?: boolean;
}

interface Pattern {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => Omit<Part, 'module'>;
}

const sides: Readonly<Record<string, 'up' | 'down' | 'mid'>> = {
  up: 'up',
  down: 'down',
  mid: 'mid',
  B: 'up',
  A: 'down',
};

/** The first one that fits counts. The module is the first group of each. */
const patterns: readonly Pattern[] = [
  {
    pattern: /^(.+)\.lora_(up|down|mid)\.weight$/,
    read: ([, side]) => ({ role: sides[side!]!, spelling: 'kohya' }),
  },
  {
    pattern: /^(.+)\.lora_([AB])(?:\.([^.]+))?\.weight$/,
    read: ([, side, label]) => ({ role: sides[side!]!, spelling: 'peft', ...labelled(label) }),
  },
  {
    pattern: /^(.+)\.lora_embedding_([AB])(?:\.([^.]+))?$/,
    read: ([, side, label]) => ({
      role: sides[side!]!,
      spelling: 'peft',
      isEmbedding: true,
      ...labelled(label),
    }),
  },
  {
    pattern: /^(.+)\.lora_magnitude_vector(?:\.([^.]+?))??(?:\.weight)?$/,
    read: ([, label]) => ({ role: 'magnitude', spelling: 'peft', ...labelled(label) }),
  },
  {
    pattern: /^(.+?)(?:[._]lora|\.lora_linear_layer)\.(up|down)\.weight$/,
    read: ([, side]) => ({ role: sides[side!]!, spelling: 'diffusers' }),
  },
  {
    pattern: /^(.+)\.lora_([AB])$/,
    read: ([, side]) => ({ role: sides[side!]!, spelling: 'other' }),
  },
  {
    pattern: /^(.+)\.(up|down)$/,
    read: ([, side]) => ({ role: sides[side!]!, spelling: 'other', isDoubtful: true }),
  },
  { pattern: /^(.+?)(?:[._]lora)?\.alpha$/, read: () => ({ role: 'alpha' }) },
  { pattern: /^(.+)\.dora_scale$/, read: () => ({ role: 'magnitude' }) },
  {
    pattern: /^(.+)\.(hada_(?:w[12]_[ab]|t[12])|lokr_(?:w[12](?:_[ab])?|t2))(?:\.([^.]+))?$/,
    read: ([, role, label]) => ({ role: role as ProductRole, ...labelled(label) }),
  },
  { pattern: /^(.+)\.lora_(?:[AB]|up|down)(?:\.[^.]+)?\.bias$/, read: () => ({ role: 'bias' }) },
];

/** Most names of a model need no pattern. */
const hint = /lora|dora|hada_|lokr_|\.(?:alpha|up|down)$/;

/** What PEFT puts before the names of the base model. */
const WRAPPER = 'base_model.model.';

/** Takes the name of a tensor apart; undefined where no adapter has such a name. */
export function partOf(name: string): Part | undefined {
  if (!hint.test(name)) return undefined;
  for (const { pattern, read } of patterns) {
    const groups = pattern.exec(name)?.slice(1);
    if (!groups) continue;
    const module = groups[0]!;
    const short = module.startsWith(WRAPPER) ? module.slice(WRAPPER.length) : module;
    return { module: short, ...read(groups) };
  }
  return undefined;
}

/** `default` and `weight` are no names that a user gave. */
function labelled(label: string | undefined): { label?: string } {
  return label === undefined || label === 'default' || label === 'weight' ? {} : { label };
}

/** The module that a factor changes; the name itself where it is no factor. */
export function moduleOf(name: string): string {
  return partOf(name)?.module ?? name;
}
