import { describe, expect, it } from 'vitest';
import { matrixAt } from '../../../src/core/literals/index.js';
import { along, down, found, problem, rows } from './text/read.js';

describe("Rust's matrix crates", () => {
  it.each<[string, number[][]]>([
    ['mat![[1.0, 2.0], [3.0, 4.0]]', along],
    ['mat! [\n  [1.0, 2.0],\n  [3.0, 4.0],\n]', along],
    ['dmatrix![1.0, 2.0; 3.0, 4.0]', along],
    ['matrix![1.0, 2.0; 3.0, 4.0]', along],
    ['matrix![1.0, 2.0; 3.0, 4.0].transpose()', down],
    ['arr2(&[[1., 2.], [3., 4.]])', along],
    ['arr2(&[[1., 2.], [3., 4.]]).t().to_owned()', down],
    ['array![[1., 2.], [3., 4.]].reversed_axes()', down],
    ['Array2::from_shape_vec((2, 2), vec![1., 2., 3., 4.])', along],
    ['Array2::from_shape_vec((2, 2).f(), vec![1., 2., 3., 4.])', down],
    ['Array2::from_shape_vec((2, 2), vec![1., 2., 3., 4.]).unwrap().t()', down],
    ['DMat2::from_cols_array(&[1., 3., 2., 4.])', along],
    ['Mat2::from_cols_array_2d(&[[1., 3.], [2., 4.]])', along],
    ['Matrix2::from([[1., 3.], [2., 4.]])', along],
    ['Matrix2::<f64>::from([[1., 3.], [2., 4.]]).transpose()', down],
    ['Array2::from([[1., 2.], [3., 4.]])', along],
  ])('%s', (text, wanted) => {
    expect(rows(`let a = ${text};`, 'rust')).toEqual(wanted);
    expect(found(`let a = ${text};`, 'rust').map(([, entries]) => entries)).toEqual([wanted]);
    for (let at = text.indexOf('['); at < text.indexOf(']'); at++) {
      const result = matrixAt(text, 'rust', at, { least: 'asked' })?.result;
      expect(result?.ok && result.value.rows).toBe(2);
    }
  });

  it.each<[string, number[][]]>([
    ['Matrix2::new(1.0, 2.0, 3.0, 4.0)', along],
    ['na::Matrix2::<f64>::new(\n  1.0, 2.0, // first\n  3.0, 4.0,\n)', along],
    ['Matrix2::new(1.0, 2.0, 3.0, 4.0).transpose()', down],
    ['Matrix1x2::new(1.0, 2.0)', [[1, 2]]],
  ])('%s', (text, wanted) => {
    expect(rows(`let a = ${text};`, 'rust')).toEqual(wanted);
    const at = matrixAt(text, 'rust', text.indexOf('2.0'));
    expect(at?.result.ok && at.result.value.rows).toBe(wanted.length > 1 ? 2 : undefined);
  });

  it('says how many entries do not fit', () => {
    expect(problem('Matrix2x3::new(1.0, 2.0)', 'rust').message).toMatch(/2 entries .* 2 × 3/);
  });

  it('vectors are columns and rows, when asked', () => {
    for (const name of ['vector', 'dvector', 'col']) {
      expect(rows(`let v = ${name}![1.0, 2.0];`, 'rust')).toEqual([[1], [2]]);
      expect(found(`let v = ${name}![1.0, 2.0];`, 'rust')).toEqual([]);
    }
    expect(rows('row![1.0, 2.0]', 'rust')).toEqual([[1, 2]]);
  });

  it('the lists of lists of another macro are shown whole, not one row of them', () => {
    expect(found('grid![[1, 2], [3, 4]]', 'rust')).toEqual([['[[1, 2], [3, 4]]', along]]);
  });

  it.each([
    ['arr2(&[[1, 2], [3, 4]])«.slice(s![.., 0])»', '“.slice(s![.., 0])”'],
    ['array![[1, 2], [3, 4]]«.into_shape((4, 1))»', '“.into_shape((4, 1))”'],
    ['[[1, 2], [3, 4]]«[0]»', '“[0]”'],
    ['matrix![1, 2; 3, 4]«.row(0)»', '“.row(0)”'],
  ])('%s is a problem that names what is done', (marked, sentence) => {
    const text = marked.replace(/[«»]/g, '');
    const told = problem(text, 'rust');
    expect(told.code).toBe('syntax');
    expect(told.message).toContain(sentence);
    expect([told.start, told.end]).toEqual([marked.indexOf('«'), marked.indexOf('»') - 1]);
  });

  it('what computes has the literal as its operand', () => {
    expect(found('array![[1, 2], [3, 4]].dot(&b)', 'rust')).toEqual([
      ['array![[1, 2], [3, 4]]', along],
    ]);
  });
});
