import { describe, expect, it } from 'vitest';
import { expressionAt } from '../../../../src/host/debug/expression-at.js';

/** The expression at the place of `|`. */
function at(marked: string): string | undefined {
  return expressionAt(marked.replace('|', ''), marked.indexOf('|'));
}

describe('the expression under the cursor', () => {
  it.each([
    ['W| = 3', 'W'],
    ['|W = 3', 'W'],
    ['print(W|)', 'W'],
    ['model.layers.wei|ght.T', 'model.layers.weight'],
    ['mod|el.layers', 'model'],
    ['layers[0].wei|ght', 'layers[0].weight'],
    ['layers[i + 1].we|ight', 'layers[i + 1].weight'],
    ['a[b[0]].c|', 'a[b[0]].c'],
    ['this.W|', 'this.W'],
    ['a?.b|', 'a?.b'],
    ['net->W|eight', 'net->Weight'],
    ['std::va|lues', 'std::values'],
    ['data|[0] + 1', 'data[0]'],
    ['data|[0]["x"][:, 1]', 'data[0]["x"][:, 1]'],
    ["frame|['größe']", "frame['größe']"],
    ['größe|', 'größe'],
    ['矩阵|.T', '矩阵'],
    ['_x$1|', '_x$1'],
  ])('%s', (marked, expression) => expect(at(marked)).toBe(expression));

  it.each([
    ['load().W|', 'W'],
    ['load(3)[0].W|', 'W'],
    ['rows[next()].W|', 'W'],
    ['W|[next()]', 'W'],
    ['W|[i = 3]', 'W'],
    ['call|(W)', 'call'],
  ])('%s: never with a call or an assignment', (marked, expression) => {
    expect(at(marked)).toBe(expression);
  });

  it.each(['|', '12|', 'a +| b', ' | = 3', '3.1|4', '(|)'])('%j has none', (marked) => {
    expect(at(marked)).toBeUndefined();
  });
});
