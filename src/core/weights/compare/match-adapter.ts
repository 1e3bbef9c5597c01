import { shapeText } from '../../files/arrays.js';
import type { Adapter, LeftOver } from '../adapters/recognise.js';
import { moduleOf } from '../adapters/spellings.js';
import { layoutOf } from '../model/layout.js';
import type { AdapterPair, Model, ModelTensor, OtherProduct } from '../types.js';
import { t } from '../../texts.js';

/** A weight of a base model and the product that an adapter adds to it. */
export interface Adapted {
  readonly base: ModelTensor;
  readonly change: AdapterPair | OtherProduct;
  /** The base has the transpose: an embedding, or `fan_in_fan_out`. */
  readonly isTransposed: boolean;
}

/** Beginnings of names that say which part of a model a module is in. A file of that part has names without them. */
const prefixes =
  /^(?:base_model\.model\.|lora_(?:unet|te\d?|transformer|prior)_|unet\.|text_encoder(?:_\d)?\.|transformer\.|diffusion_model\.|model\.(?:diffusion_model\.)?)/;

/**
 * Finds the weight of each product of an adapter. Names are compared without the differences of dots and underscores,
 * because kohya's keys have underscores only; a base with a longer beginning of its names is found if its end is unique.
 *
 * @param isTransposed the base has in×out weights (`fan_in_fan_out` of PEFT).
 */
export function matchAdapter(
  base: Model,
  { pairs, products }: Pick<Adapter, 'pairs' | 'products'>,
  isTransposed: boolean,
): { readonly matches: readonly Adapted[]; readonly leftOvers: readonly LeftOver[] } {
  const index = new BaseIndex(base.tensors);
  const matches: Adapted[] = [];
  const leftOvers: LeftOver[] = [];
  for (const change of [...pairs, ...products]) {
    const first = 'up' in change ? change.up : [...change.tensors.values()][0]!;
    const found = index.find(moduleOf(first.name));
    const turned = 'up' in change && (change.isEmbedding || isTransposed);
    const why = typeof found === 'string' ? found : misfit(found, change, turned);
    if (typeof found === 'string' || why !== undefined) {
      leftOvers.push({ tensor: first, why: why ?? '' });
    } else matches.push({ base: found, change, isTransposed: turned });
  }
  return { matches, leftOvers };
}

function misfit(
  { shape }: ModelTensor,
  { rows, cols }: AdapterPair | OtherProduct,
  turned: boolean,
): string | undefined {
  const layout = layoutOf(shape);
  const wanted = turned ? [cols, rows] : [rows, cols];
  const fits = layout.ok && layout.value.rows === wanted[0] && layout.value.cols === wanted[1];
  return fits
    ? undefined
    : t('The weight of the base is {0}, and ΔW is {1}×{2}.', shapeText(shape), rows, cols);
}

/** A U-Net has other names, and numbers its blocks in another way, in diffusers and in the files of its authors. */
const diffusersBlock = /(?:^|[._])(?:down_blocks|up_blocks|mid_block)[._]/;
const originalBlock = /(?:^|\.)input_blocks\./;

/** Weights by their names without `.weight`, with underscores for dots. */
class BaseIndex {
  private readonly byName = new Map<string, ModelTensor[]>();
  /** By every end of a name that begins after an underscore; made when it is first needed. */
  private byEnd: Map<string, ModelTensor[]> | undefined;

  constructor(private readonly tensors: readonly ModelTensor[]) {
    for (const tensor of tensors) add(this.byName, plain(stem(tensor.name)), tensor);
  }

  /** The weight of a module, or the reason why there is none. */
  find(module: string): ModelTensor | string {
    for (const name of spelled(module)) {
      const found = this.byName.get(plain(name)) ?? this.ends().get(plain(name)) ?? [];
      if (found.length === 1) return found[0]!;
      if (found.length > 1) {
        return t('Several weights of the base have such a name: {0}.', found[0]!.name);
      }
    }
    if (diffusersBlock.test(module) && this.tensors.some(({ name }) => originalBlock.test(name))) {
      return t(
        'The base has the names of the original Stable Diffusion ({0}), and the adapter those of diffusers. Compare it with the base in the layout of diffusers.',
        'input_blocks',
      );
    }
    return t('The base has no weight of this name.');
  }

  private ends(): ReadonlyMap<string, ModelTensor[]> {
    if (this.byEnd) return this.byEnd;
    this.byEnd = new Map();
    for (const tensor of this.tensors) {
      const name = plain(stem(tensor.name));
      for (let at = name.indexOf('_'); at >= 0; at = name.indexOf('_', at + 1)) {
        add(this.byEnd, name.slice(at + 1), tensor);
      }
    }
    return this.byEnd;
  }
}

/** The module as it is named, then without what spellings put before it and into it. */
function spelled(module: string): string[] {
  const names = [module];
  let rest = module;
  while (prefixes.test(rest)) names.push((rest = rest.replace(prefixes, '')));
  const own = names.map((name) => name.replace('.processor.', '.'));
  return [...new Set([...names, ...own, ...own.map((name) => `${name}.0`)])];
}

const stem = (name: string) => name.replace(/\.weight$/, '');
const plain = (name: string) => name.replaceAll('.', '_');

function add(map: Map<string, ModelTensor[]>, key: string, tensor: ModelTensor): void {
  const list = map.get(key);
  if (list) list.push(tensor);
  else map.set(key, [tensor]);
}
