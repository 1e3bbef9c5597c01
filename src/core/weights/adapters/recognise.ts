import type { AdapterPair, ModelTensor, OtherProduct, Spelling } from '../types.js';
import { productSides } from './product-shapes.js';
import { pairSides, size } from './shapes.js';
import { partOf, type Part, type Role } from './spellings.js';
import { atOnce, forEachSliced, type Sliced } from '../../sliced.js';
import { t } from '../../texts.js';
import { plainModule } from './plain-module.js';

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
  return atOnce(recogniseSliced(tensors));
}

/** The same in slices: a header of 100 MB has hundreds of thousands of tensors. */
export function* recogniseSliced(tensors: readonly ModelTensor[]): Sliced<Adapter> {
  const groups = new Map<string, Group>();
  const shared = new Map<string, [Part, ModelTensor][]>();
  const rest: ModelTensor[] = [];
  const leftOvers: LeftOver[] = [];
  yield* forEachSliced(tensors, (tensor) => {
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
  });
  yield* shareOut(groups, shared, leftOvers, rest);
  const pairs: AdapterPair[] = [];
  const products: OtherProduct[] = [];
  yield* forEachSliced([...groups.values()], (group) => {
    if (group.spelling === undefined) addProduct(group, products, leftOvers);
    else addPair(group, pairs, leftOvers, rest);
  });
  const twice = yield* twoSpellings(pairs);
  const named = yield* withOwnNames(pairs, twice);
  return { pairs: named, products, leftOvers, rest, notes: noteOfTwice(twice) };
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
function* shareOut(
  groups: ReadonlyMap<string, Group>,
  shared: ReadonlyMap<string, [Part, ModelTensor][]>,
  leftOvers: LeftOver[],
  rest: ModelTensor[],
): Sliced<void> {
  let isOrdinary = true;
  const byModule = new Map<string, Group[]>();
  yield* forEachSliced([...groups.values()], (group) => {
    isOrdinary &&= group.isDoubtful;
    const list = byModule.get(group.module);
    if (list) list.push(group);
    else byModule.set(group.module, [group]);
  });
  yield* forEachSliced([...shared], ([module, parts]) => {
    const owners = byModule.get(module);
    for (const [{ role }, tensor] of parts) {
      const isAlpha = role === 'alpha';
      // Activations and scales of ordinary models have an alpha, too. Beside what may be factors it is known later.
      if (isAlpha && (size(tensor.shape) !== 1 || (isOrdinary && !owners))) rest.push(tensor);
      else if (!owners) {
        const why = isAlpha
          ? t('α of a module that has no factors in this file.')
          : t('Magnitudes of DoRA of a module that has no factors in this file.');
        leftOvers.push({ tensor, why });
      } else for (const { roles } of owners) if (!roles.has(role)) roles.set(role, tensor);
    }
  });
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
  const magnitude = roles.get('magnitude');
  if (magnitude) {
    const why = t('Magnitudes of DoRA, which are not applied to a LoHa or LoKr product here.');
    leftOvers.push({ tensor: magnitude, why });
  }
  products.push({
    name: label === undefined ? module : `${module} (${label})`,
    tensors: factors,
    alpha: roles.get('alpha'),
    ...sides.value,
  });
}

/** Pairs whose module has one in another spelling before them, with that one. */
function* twoSpellings(
  pairs: readonly AdapterPair[],
): Sliced<ReadonlyMap<AdapterPair, AdapterPair>> {
  const first = new Map<string, AdapterPair>();
  const twice = new Map<AdapterPair, AdapterPair>();
  yield* forEachSliced(pairs, (pair) => {
    const plain = plainModule(pair.name);
    const other = first.get(plain);
    if (!other) first.set(plain, pair);
    else if (other.spelling !== pair.spelling) twice.set(pair, other);
  });
  return twice;
}

/** Programs read one of the spellings, or add both. */
function noteOfTwice(twice: ReadonlyMap<AdapterPair, AdapterPair>): string[] {
  for (const [two, one] of twice) {
    const names = [one.up.name, two.up.name] as const;
    return [
      twice.size === 1
        ? t(
            'One module has pairs in two spellings, and programs use one or add both: {0} and {1}. The totals count the first.',
            ...names,
          )
        : t(
            '{2} modules have pairs in two spellings, and programs use one or add both: {0} and {1}. The totals count the first of each.',
            ...names,
            twice.size,
          ),
    ];
  }
  return [];
}

/** A name means one row, so pairs of one module are called by their spellings, too. */
function* withOwnNames(
  pairs: readonly AdapterPair[],
  twice: ReadonlyMap<AdapterPair, AdapterPair>,
): Sliced<readonly AdapterPair[]> {
  const taken = new Set<string>();
  const named: AdapterPair[] = [];
  yield* forEachSliced(pairs, (pair) => {
    const name = taken.has(pair.name) ? `${pair.name} (${pair.spelling})` : pair.name;
    taken.add(name);
    const repeats = twice.get(pair)?.name;
    if (name === pair.name && repeats === undefined) named.push(pair);
    else named.push({ ...pair, name, ...(repeats === undefined ? {} : { repeats }) });
  });
  return named;
}
