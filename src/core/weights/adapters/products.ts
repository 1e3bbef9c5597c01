import { shapeText } from '../../files/arrays.js';
import type { ModelTensor, OtherProduct } from '../types.js';
import type { LeftOver } from './left-over.js';
import type { Role } from './spellings.js';

type Parts = ReadonlyMap<Role, ModelTensor>;

/**
 * The LoHa or LoKr product of a module: ΔW = (w1a w1b)∘(w2a w2b), or the Kronecker product of w1 and w2, each of which may
 * itself be a product (Yeh et al. 2023, LyCORIS).
 */
export function productOf(
  name: string,
  parts: Parts,
  leftOver: LeftOver[],
): OtherProduct | undefined {
  const hada = own(parts, 'hada_');
  const lokr = own(parts, 'lokr_');
  if (hada.size === 0 && lokr.size === 0) return undefined;
  const tensors = hada.size > 0 ? hada : lokr;
  const sides = hada.size > 0 ? sidesOfHadamard(hada) : sidesOfKronecker(lokr);
  if (typeof sides === 'string') {
    for (const tensor of tensors.values()) leftOver.push({ tensor, why: sides });
    return undefined;
  }
  const alpha = parts.get('alpha');
  return {
    ...{ name, kind: hada.size > 0 ? 'loha' : 'lokr', tensors, ...sides },
    ...(alpha ? { alpha } : {}),
  };
}

function own(parts: Parts, start: 'hada_' | 'lokr_'): ReadonlyMap<string, ModelTensor> {
  return new Map([...parts].filter(([role]) => role.startsWith(start)));
}

type Sides = Pick<OtherProduct, 'rows' | 'cols'>;
type Side = readonly [number, number];

function sidesOfHadamard(tensors: ReadonlyMap<string, ModelTensor>): Sides | string {
  if (tensors.has('hada_t1') || tensors.has('hada_t2')) {
    return 'a Hadamard product with Tucker factors (hada_t1), which is not read';
  }
  const first = pairSides(tensors.get('hada_w1_a'), tensors.get('hada_w1_b'));
  const second = pairSides(tensors.get('hada_w2_a'), tensors.get('hada_w2_b'));
  if (typeof first === 'string') return first;
  if (typeof second === 'string') return second;
  return first[0] === second[0] && first[1] === second[1]
    ? { rows: first[0], cols: first[1] }
    : `both products of the Hadamard product have other shapes: ${first.join('×')} and ${second.join('×')}`;
}

function sidesOfKronecker(tensors: ReadonlyMap<string, ModelTensor>): Sides | string {
  if (tensors.has('lokr_t2')) {
    return 'a Kronecker product with a Tucker factor (lokr_t2), which is not read';
  }
  const first = factorSides(tensors, 'lokr_w1');
  const second = factorSides(tensors, 'lokr_w2');
  if (typeof first === 'string') return first;
  if (typeof second === 'string') return second;
  return { rows: first[0] * second[0], cols: first[1] * second[1] };
}

function factorSides(tensors: ReadonlyMap<string, ModelTensor>, name: string): Side | string {
  const whole = tensors.get(name);
  if (!whole) return pairSides(tensors.get(`${name}_a`), tensors.get(`${name}_b`));
  return whole.shape.length >= 2 ? unfolded(whole.shape) : `${whole.name} is no matrix`;
}

function pairSides(a: ModelTensor | undefined, b: ModelTensor | undefined): Side | string {
  if (!a || !b) return 'one of its factors is missing';
  if (a.shape.length !== 2 || b.shape.length < 2 || a.shape[1] !== b.shape[0]) {
    return `its factors do not fit: ${shapeText(a.shape)} and ${shapeText(b.shape)}`;
  }
  const [rows, inner] = a.shape as [number, number];
  const [, cols] = unfolded(b.shape);
  return inner === 0 || rows === 0 || cols === 0 ? 'one of its sides is 0' : [rows, cols];
}

function unfolded([rows = 0, ...rest]: readonly number[]): Side {
  return [rows, rest.reduce((all, each) => all * each, 1)];
}
