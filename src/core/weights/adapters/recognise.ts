import type { AdapterPair, ModelTensor, OtherProduct, Spelling } from '../types.js';
import { sidesOf } from './sides.js';
import type { LeftOver } from './left-over.js';
import { productOf } from './products.js';
import { spelled, type Role } from './spellings.js';

/** What a file of an adapter contains. */
export interface Adapter {
  readonly pairs: readonly AdapterPair[];
  readonly products: readonly OtherProduct[];
  /** Tensors whose names belong to a product, but that make none. */
  readonly leftOver: readonly LeftOver[];
  /** Tensors with other names. */
  readonly rest: readonly ModelTensor[];
  /** Whole sentences about all of it. */
  readonly notes: readonly string[];
}

type Parts = Map<Role, ModelTensor>;

/**
 * The low-rank pairs among the tensors of a model, in the order of their first tensors, and what is left over.
 *
 * @returns undefined if no name belongs to a pair that is complete: then it is no adapter.
 */
export function recogniseAdapter(tensors: readonly ModelTensor[]): Adapter | undefined {
  const { modules, rest } = sorted(tensors);
  const pairs: AdapterPair[] = [];
  const products: OtherProduct[] = [];
  const leftOver: LeftOver[] = [];
  const given = new Map<string, Spelling>();
  for (const { name, spellings, common } of modules.values()) {
    const found: (AdapterPair | OtherProduct)[] = [];
    for (const [spelling, parts] of spellings) {
      const twice = given.has(name);
      const own = twice ? `${name} (${spelling})` : name;
      const pair = pairOf(own, spelling, parts, common, leftOver);
      if (!pair) continue;
      given.set(name, spelling);
      found.push(pair);
      pairs.push(pair);
    }
    const product = productOf(name, common, leftOver);
    if (product) {
      found.push(product);
      products.push(product);
    }
    if (found.length === 0) {
      for (const role of ['alpha', 'magnitude'] as const) {
        const tensor = common.get(role);
        if (tensor) leftOver.push({ tensor, why: 'it belongs to no pair' });
      }
    }
  }
  if (pairs.length + products.length === 0) return undefined;
  return { pairs, products, leftOver, rest, notes: notesOf(pairs) };
}

interface Module {
  readonly name: string;
  readonly spellings: Map<Spelling, Parts>;
  /** α, magnitudes, and the parts of other products. */
  readonly common: Parts;
}

function sorted(tensors: readonly ModelTensor[]): {
  readonly modules: ReadonlyMap<string, Module>;
  readonly rest: readonly ModelTensor[];
} {
  const modules = new Map<string, Module>();
  const rest: ModelTensor[] = [];
  for (const tensor of tensors) {
    const found = spelled(tensor.name);
    if (!found) {
      rest.push(tensor);
      continue;
    }
    const { module: name, role, spelling } = found;
    const module = modules.get(name) ?? { name, spellings: new Map(), common: new Map() };
    modules.set(name, module);
    if (spelling === undefined) {
      module.common.set(role, tensor);
      continue;
    }
    const parts = module.spellings.get(spelling) ?? new Map<Role, ModelTensor>();
    module.spellings.set(spelling, parts);
    parts.set(role, tensor);
  }
  return { modules, rest };
}

function pairOf(
  name: string,
  spelling: Spelling,
  parts: Parts,
  common: Parts,
  leftOver: LeftOver[],
): AdapterPair | undefined {
  const isEmbedding = parts.has('embeddingUp') || parts.has('embeddingDown');
  const up = parts.get(isEmbedding ? 'embeddingUp' : 'up');
  const down = parts.get(isEmbedding ? 'embeddingDown' : 'down');
  const mid = parts.get('mid');
  const refuse = (why: string): undefined => {
    for (const tensor of [up, down, mid]) if (tensor) leftOver.push({ tensor, why });
  };
  if (!up || !down) {
    return refuse(
      up
        ? 'B without its partner A (down)'
        : down
          ? 'A without its partner B (up)'
          : 'it belongs to no pair',
    );
  }
  const sides = sidesOf(up.shape, down.shape, mid?.shape);
  if (typeof sides === 'string') return refuse(sides);
  const alpha = common.get('alpha');
  const magnitude = common.get('magnitude');
  return {
    ...{ name, spelling, up, down, isEmbedding, ...sides },
    ...(mid ? { mid } : {}),
    ...(alpha ? { alpha } : {}),
    ...(magnitude ? { magnitude } : {}),
  };
}

const spellingNames: Readonly<Record<Spelling, string>> = {
  kohya: 'kohya’s scripts (lora_up, lora_down)',
  peft: 'PEFT (lora_A, lora_B)',
  diffusers: 'diffusers (lora.up, lora.down)',
  other: 'others (up, down)',
};

function notesOf(pairs: readonly AdapterPair[]): string[] {
  const spellings = [...new Set(pairs.map(({ spelling }) => spelling))];
  const notes: string[] = [];
  if (spellings.length > 1) {
    const names = spellings.map((each) => spellingNames[each]).join(' and ');
    notes.push(`The file has pairs in ${spellings.length} spellings: ${names}.`);
  }
  const magnitudes = pairs.filter(({ magnitude }) => magnitude).length;
  if (magnitudes > 0) {
    notes.push(
      `${magnitudes} pairs have magnitudes (DoRA): the change of a weight also depends on the base weights, which are not in this file. What is shown is s·B A.`,
    );
  }
  return notes;
}
