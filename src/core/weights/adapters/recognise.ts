import type { AdapterPair, ModelTensor, OtherProduct, Spelling } from '../types.js';
import { productSides } from './product-shapes.js';
import { pairSides, size } from './shapes.js';
import { partOf, type Part, type Role } from './spellings.js';
import { t } from '../../texts.js';

/** A tensor of an adapter that could not be used, with the reason. */
export interface LeftOver {
  readonly tensor: ModelTensor;
  readonly why: string;
}

/** A model sorted into what changes a base model and what does not. */
export interface Adapter {
  readonly pairs: readonly AdapterPair[];
  readonly products: readonly OtherProduct[];
  readonly leftOvers: readonly LeftOver[];
  /** Tensors with other names: weights that an adapter replaces, or all of an ordinary model. */
  readonly rest: readonly ModelTensor[];
  /** What is doubtful in the whole, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Ordinary layers that are called up and down widen a state three or four times, so their product has an inner side
 * of a quarter of the outer ones. A pair with these names has a smaller one.
 */
const LEAST_RATIO = 6;

/** The tensors of one module in one spelling. */
interface Group {
  readonly module: string;
  readonly label: string | undefined;
  readonly spelling: Spelling | undefined;
  readonly roles: Map<Role, ModelTensor>;
  isEmbedding: boolean;
  isDoubtful: boolean;
}

/**
 * Finds the low-rank pairs, and the products of other kinds, among the tensors of a model, by their names and shapes.
 * α and magnitudes of DoRA go to the pair of their module in whatever spelling it is.
 */
export function recogniseAdapter(tensors: readonly ModelTensor[]): Adapter {
  const groups = new Map<string, Group>();
  const shared = new Map<string, [Part, ModelTensor][]>();
  const rest: ModelTensor[] = [];
  const leftOvers: LeftOver[] = [];
  for (const tensor of tensors) {
    const part = partOf(tensor.name);
    if (!part) rest.push(tensor);
    else if (part.role === 'bias') {
      leftOvers.push({
        tensor,
        why: t('A bias beside a factor, which is no part of the product.'),
      });
    } else if (part.role === 'alpha' || (part.role === 'magnitude' && !part.spelling)) {
      const list = shared.get(part.module);
      if (list) list.push([part, tensor]);
      else shared.set(part.module, [[part, tensor]]);
    } else if (!add(groups, part, tensor)) {
      leftOvers.push({ tensor, why: t('Another tensor has the same part in this module.') });
    }
  }
  shareOut(groups, shared, leftOvers, rest);
  const pairs: AdapterPair[] = [];
  const products: OtherProduct[] = [];
  for (const group of groups.values()) {
    if (group.spelling === undefined) addProduct(group, products, leftOvers);
    else addPair(group, pairs, leftOvers, rest);
  }
  return { pairs: named(pairs), products, leftOvers, rest, notes: twoSpellings(pairs) };
}

function add(groups: Map<string, Group>, part: Part, tensor: ModelTensor): boolean {
  const { module, label, spelling, isEmbedding = false, isDoubtful = false } = part;
  const key = `${spelling ?? ''}\n${label ?? ''}\n${module}`;
  let group = groups.get(key);
  if (!group) {
    group = { module, label, spelling, roles: new Map(), isEmbedding, isDoubtful };
    groups.set(key, group);
  }
  if (group.roles.has(part.role)) return false;
  group.roles.set(part.role, tensor);
  group.isEmbedding ||= isEmbedding;
  group.isDoubtful ||= isDoubtful;
  return true;
}

/** Gives α and magnitudes to all groups of their module that have factors. */
function shareOut(
  groups: ReadonlyMap<string, Group>,
  shared: ReadonlyMap<string, [Part, ModelTensor][]>,
  leftOvers: LeftOver[],
  rest: ModelTensor[],
): void {
  const isOrdinary = [...groups.values()].every(({ isDoubtful }) => isDoubtful);
  const byModule = new Map<string, Group[]>();
  for (const group of groups.values()) {
    const list = byModule.get(group.module);
    if (list) list.push(group);
    else byModule.set(group.module, [group]);
  }
  for (const [module, parts] of shared) {
    const owners = byModule.get(module);
    for (const [{ role }, tensor] of parts) {
      const isAlpha = role === 'alpha';
      // Activations and scales of ordinary models have an alpha, too.
      if (isAlpha && (size(tensor.shape) !== 1 || isOrdinary)) rest.push(tensor);
      else if (!owners) {
        const why = isAlpha
          ? t('α of a module that has no factors in this file.')
          : t('Magnitudes of DoRA of a module that has no factors in this file.');
        leftOvers.push({ tensor, why });
      } else for (const { roles } of owners) if (!roles.has(role)) roles.set(role, tensor);
    }
  }
}

function addPair(
  group: Group,
  pairs: AdapterPair[],
  leftOvers: LeftOver[],
  rest: ModelTensor[],
): void {
  const { roles, spelling, module, label, isEmbedding } = group;
  const [up, down, mid] = [roles.get('up'), roles.get('down'), roles.get('mid')];
  const leave = (why: string) => {
    for (const tensor of roles.values()) {
      if (group.isDoubtful) rest.push(tensor);
      else leftOvers.push({ tensor, why });
    }
  };
  if (!up || !down) {
    leave(
      up ? t('It has no A (down).') : down ? t('It has no B (up).') : t('It has neither B nor A.'),
    );
    return;
  }
  const sides = pairSides(up, down, mid);
  if (!sides.ok) {
    leave(sides.problem.message);
    return;
  }
  const { rows, cols, rank } = sides.value;
  if (group.isDoubtful && rank * LEAST_RATIO > Math.min(rows, cols)) {
    leave('');
    return;
  }
  pairs.push({
    name: label === undefined ? module : `${module} (${label})`,
    spelling: spelling!,
    up,
    down,
    mid,
    alpha: roles.get('alpha'),
    magnitude: roles.get('magnitude'),
    ...sides.value,
    isEmbedding,
  });
}

function addProduct(group: Group, products: OtherProduct[], leftOvers: LeftOver[]): void {
  const { roles, module, label } = group;
  const factors = new Map([...roles].filter(([role]) => /^(?:hada|lokr)_/.test(role)));
  const sides = productSides(factors);
  if (!sides.ok) {
    for (const tensor of roles.values()) leftOvers.push({ tensor, why: sides.problem.message });
    return;
  }
  products.push({
    name: label === undefined ? module : `${module} (${label})`,
    tensors: factors,
    alpha: roles.get('alpha'),
    ...sides.value,
  });
}

/** Modules with pairs in two spellings: programs read one of them, or add both. */
function twoSpellings(pairs: readonly AdapterPair[]): string[] {
  const first = new Map<string, AdapterPair>();
  const twice: [AdapterPair, AdapterPair][] = [];
  for (const pair of pairs) {
    const plain = plainName(pair.name);
    const other = first.get(plain);
    if (!other) first.set(plain, pair);
    else if (other.spelling !== pair.spelling) twice.push([other, pair]);
  }
  const example = twice[0];
  if (!example) return [];
  const [one, two] = example;
  const names = [one.up.name, two.up.name] as const;
  return [
    twice.length === 1
      ? t(
          'One module has pairs in two spellings, and programs use one or add both: {0} and {1}.',
          ...names,
        )
      : t(
          '{2} modules have pairs in two spellings, and programs use one or add both: {0} and {1}.',
          ...names,
          twice.length,
        ),
  ];
}

/** A name without what the spellings add and without the differences of dots and underscores. */
function plainName(name: string): string {
  return name
    .replace(/^(?:lora_unet_|unet\.|transformer\.|diffusion_model\.)/, '')
    .replaceAll('.', '_');
}

/** Pairs of one module in two spellings are called by these, too: a name means one row. */
function named(pairs: readonly AdapterPair[]): AdapterPair[] {
  const taken = new Set<string>();
  return pairs.map((pair) => {
    const name = taken.has(pair.name) ? `${pair.name} (${pair.spelling})` : pair.name;
    taken.add(name);
    return name === pair.name ? pair : { ...pair, name };
  });
}
