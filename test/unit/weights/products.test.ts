import { describe, expect, it } from 'vitest';
import { singularValues, type Matrix } from '../../../src/core/index.js';
import { recogniseAdapter } from '../../../src/core/weights/adapters/recognise.js';
import {
  formProduct,
  productScale,
  productValues,
} from '../../../src/core/weights/products/form.js';
import type { ModelTensor, OtherProduct } from '../../../src/core/weights/types.js';
import { build, multiply, random } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** A product of factors with numbers of their own. */
function productOf(shapes: Readonly<Record<string, readonly number[]>>) {
  const bytes = new Map<string, Uint8Array>();
  const matrices: Record<string, Matrix> = {};
  const tensors = Object.entries(shapes).map(([name, shape], i): ModelTensor => {
    const [rows = 1, ...rest] = shape;
    const matrix = random(
      rows,
      rest.reduce((product, side) => product * side, 1),
      i + 1,
    );
    matrices[name] = matrix;
    bytes.set(name, new Uint8Array(matrix.data.slice().buffer));
    return { name: `x.${name}`, dtype: 'F64', shape, start: 0, end: 0, file: 0 };
  });
  const product: OtherProduct = recogniseAdapter(tensors).products[0]!;
  return { product, bytes, of: (name: string) => matrices[name]! };
}

function expectValues(product: OtherProduct, bytes: ReadonlyMap<string, Uint8Array>): void {
  const values = unwrap(productValues(product, bytes));
  const exact = unwrap(singularValues(unwrap(formProduct(product, bytes))));
  expect(values.length).toBe(exact.length);
  values.forEach((value, i) => expect(value).toBeCloseTo(exact[i]!, 12));
}

describe('LoHa', () => {
  it('is the product of two products, entry by entry', () => {
    const { product, bytes, of } = productOf({
      hada_w1_a: [7, 2],
      hada_w1_b: [2, 5],
      hada_w2_a: [7, 3],
      hada_w2_b: [3, 5],
    });
    const p = multiply(of('hada_w1_a'), of('hada_w1_b'));
    const q = multiply(of('hada_w2_a'), of('hada_w2_b'));
    const formed = unwrap(formProduct(product, bytes));
    expect([formed.rows, formed.cols]).toEqual([7, 5]);
    formed.data.forEach((x, i) => expect(x).toBeCloseTo(p.data[i]! * q.data[i]!, 14));
    expectValues(product, bytes);
    expect(productScale(product, 4)).toBe(2);
    expect(productScale(product)).toBe(1);
  });

  it('of convolutions has third factors', () => {
    const { product, bytes, of } = productOf({
      hada_w1_a: [2, 4],
      hada_w1_b: [2, 3],
      hada_t1: [2, 2, 1, 5],
      hada_w2_a: [2, 4],
      hada_w2_b: [2, 3],
      hada_t2: [2, 2, 1, 5],
    });
    const half = (n: number, o: number, i: number, k: number) => {
      let sum = 0;
      for (let p = 0; p < 2; p++) {
        for (let q = 0; q < 2; q++) {
          const core = of(`hada_t${n}`).data[(p * 2 + q) * 5 + k]!;
          sum += core * of(`hada_w${n}_a`).data[p * 4 + o]! * of(`hada_w${n}_b`).data[q * 3 + i]!;
        }
      }
      return sum;
    };
    const direct = build(4, 15, (o, j) => {
      const [i, k] = [Math.floor(j / 5), j % 5];
      return half(1, o, i, k) * half(2, o, i, k);
    });
    const formed = unwrap(formProduct(product, bytes));
    formed.data.forEach((x, i) => expect(x).toBeCloseTo(direct.data[i]!, 13));
  });
});

describe('LoKr', () => {
  it.each([
    [{ lokr_w1: [2, 3], lokr_w2: [4, 5] }, 1],
    [{ lokr_w1: [5, 2], lokr_w2: [2, 7] }, 1],
    [{ lokr_w1_a: [2, 1], lokr_w1_b: [1, 3], lokr_w2: [4, 5] }, 8],
    [{ lokr_w1: [2, 3], lokr_w2_a: [4, 2], lokr_w2_b: [2, 5, 1, 3] }, 4],
    [{ lokr_w1: [2, 3], lokr_w2_a: [2, 4], lokr_w2_b: [2, 5], lokr_t2: [2, 2, 1, 3] }, 4],
  ])('%j has the values of its factors', (shapes, scale) => {
    const { product, bytes } = productOf(shapes);
    const formed = unwrap(formProduct(product, bytes));
    expect([formed.rows, formed.cols]).toEqual([product.rows, product.cols]);
    expectValues(product, bytes);
    expect(productScale(product, 8)).toBe(scale);
  });

  it('is a Kronecker product', () => {
    const { product, bytes, of } = productOf({ lokr_w1: [2, 3], lokr_w2: [4, 5] });
    const direct = build(8, 15, (i, j) => {
      const outer = of('lokr_w1').data[Math.floor(i / 4) * 3 + Math.floor(j / 5)]!;
      return outer * of('lokr_w2').data[(i % 4) * 5 + (j % 5)]!;
    });
    expect(unwrap(formProduct(product, bytes)).data).toEqual(direct.data);
  });

  it('needs the bytes of all its factors', () => {
    const { product } = productOf({ lokr_w1: [2, 3], lokr_w2: [4, 5] });
    expect(formProduct(product, new Map())).toMatchObject({ problem: { code: 'none' } });
  });
});
