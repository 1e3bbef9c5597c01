import { failure, success, type Result } from '../../result.js';
import type { ModelTensor } from '../types.js';
import { size } from './shapes.js';
import { t } from '../../texts.js';

/** The factors of a LoHa or LoKr module, by the ends of their names. */
export type Factors = ReadonlyMap<string, ModelTensor>;

export interface ProductSides {
  readonly kind: 'loha' | 'lokr';
  readonly rows: number;
  readonly cols: number;
}

/** The sides of ΔW of another kind of product, from the shapes of its factors; a problem where one does not fit. */
export function productSides(factors: Factors): Result<ProductSides> {
  const isLoha = [...factors.keys()].some((role) => role.startsWith('hada_'));
  const isLokr = [...factors.keys()].some((role) => role.startsWith('lokr_'));
  if (isLoha && isLokr) return refuse(t('It has factors of LoHa and of LoKr.'));
  return isLoha ? lohaSides(factors) : lokrSides(factors);
}

/** (w1_a w1_b) ∘ (w2_a w2_b); with third factors, both are Tucker decompositions, and w1_a is r×out. */
function lohaSides(factors: Factors): Result<ProductSides> {
  const halves = ['1', '2'].map((i) =>
    tuckerSides(
      factors.get(`hada_w${i}_a`),
      factors.get(`hada_w${i}_b`),
      factors.get(`hada_t${i}`),
    ),
  );
  const [first, second] = halves;
  if (!first || !second)
    return refuse(t('Not all four factors of LoHa are there, with inner sides that fit.'));
  if (first.rows !== second.rows || first.cols !== second.cols) {
    return refuse(
      t(
        'The two products of LoHa are {0}×{1} and {2}×{3}.',
        first.rows,
        first.cols,
        second.rows,
        second.cols,
      ),
    );
  }
  return success({ kind: 'loha', ...first });
}

/** w1 ⊗ w2, each of them whole or a product of two. */
function lokrSides(factors: Factors): Result<ProductSides> {
  const sides = ['lokr_w1', 'lokr_w2'].map((name) => {
    const whole = factors.get(name);
    if (whole) return whole.shape.length < 2 ? undefined : plain(whole.shape);
    const a = factors.get(`${name}_a`);
    const b = factors.get(`${name}_b`);
    return tuckerSides(a, b, name === 'lokr_w2' ? factors.get('lokr_t2') : undefined);
  });
  const [first, second] = sides;
  if (!first || !second)
    return refuse(t('Not all factors of LoKr are there, with inner sides that fit.'));
  return success({
    kind: 'lokr',
    rows: first.rows * second.rows,
    cols: first.cols * second.cols,
  });
}

interface Sides {
  readonly rows: number;
  readonly cols: number;
}

/** Sides of a·b, or of a Tucker decomposition where a is r×out, b is r×in and t is r×r×k×k. */
function tuckerSides(
  a: ModelTensor | undefined,
  b: ModelTensor | undefined,
  t: ModelTensor | undefined,
): Sides | undefined {
  if (!a || !b || a.shape.length < 2 || b.shape.length < 2) return undefined;
  const [p, q] = [plain(a.shape), plain(b.shape)];
  if (!t) return p.cols === q.rows ? { rows: p.rows, cols: q.cols } : undefined;
  const [first, second, ...kernel] = t.shape;
  return first === p.rows && second === q.rows
    ? { rows: p.cols, cols: q.cols * size(kernel) }
    : undefined;
}

function plain([rows, ...rest]: readonly number[]): Sides {
  return { rows: rows!, cols: size(rest) };
}

function refuse(why: string): Result<never> {
  return failure('ragged', why);
}
