import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { firstCamera, planeView, viewMap } from '../../../webview/model/geometry/camera.js';
import { partsOf, type Parts } from '../../../webview/model/geometry/parts.js';
import {
  arrowTo,
  freePlace,
  inUnits,
  pathOf,
  toScreen,
} from '../../../webview/model/geometry/screen.js';
import { silhouette, sphere } from '../../../webview/model/geometry/shapes.js';
import {
  apply,
  dot,
  length,
  plus,
  type Map3,
  type Vec,
} from '../../../webview/model/geometry/space.js';
import { inverseAt, keptSigma, mapAt, stages } from '../../../webview/model/geometry/stages.js';

function partsFrom(rows: number[][], dims: 2 | 3): Parts {
  const result = svd(fromRows(rows));
  if (!result.ok) throw new Error(result.problem.message);
  return partsOf(result.value, dims);
}

const screen = { size: 200, extent: 2, view: planeView };
const near = (a: Vec, b: Vec, within: number) => {
  expect(length([a[0] - b[0], a[1] - b[1], a[2] - b[2]])).toBeLessThan(within);
};

describe('the screen', () => {
  it('has the origin in the middle, x to the right and y up', () => {
    expect(toScreen(screen, [0, 0, 0])).toEqual({ x: 100, y: 100 });
    expect(toScreen(screen, [1, 2, 0])).toEqual({ x: 150, y: 0 });
    expect(inUnits(screen, 50, -100)).toEqual({ right: 1, up: 2 });
    expect(
      pathOf(
        screen,
        [
          [
            [0, 0, 0],
            [1, 0, 0],
          ],
        ],
        true,
      ),
    ).toBe('M100 100L150 100Z');
  });

  it('gives short arrows no head, and keeps names inside', () => {
    expect(arrowTo(screen, [0.1, 0, 0]).head).toBeUndefined();
    const arrow = arrowTo(screen, [1, 0, 0]);
    expect(arrow.head).toMatch(/^M150 100L141 /);
    expect(arrow.labels[0]).toEqual({ x: 164, y: 100 });
    expect(arrowTo(screen, [9, 0, 0]).labels[0]).toEqual({ x: 188, y: 100 });
  });

  it('puts a name where no other stands', () => {
    const { labels } = arrowTo(screen, [1, 0, 0]);
    expect(freePlace(labels, [])).toEqual({ x: 164, y: 100 });
    const second = freePlace(labels, [{ x: 165, y: 98 }]);
    expect(second.x).toBe(150);
    const third = freePlace(labels, [{ x: 165, y: 98 }, second]);
    expect(third).toEqual({ x: 150, y: 200 - second.y });
  });
});

describe('the outline of an ellipsoid', () => {
  it('is reached by the image of the sphere, and not crossed', () => {
    const map: Map3 = [
      [2, 0.5, 0],
      [0, 1, -0.3],
      [0.1, 0, 0.4],
    ];
    const view = viewMap(firstCamera);
    const edge = silhouette(view, map);
    const images = sphere.flatMap((line) => line.map((p) => apply(view, apply(map, p))));
    for (const d of [0, 0.7, 1.9, 3, 4.4].map((a): Vec => [Math.cos(a), Math.sin(a), 0])) {
      const farthest = Math.max(...edge.map((p) => dot(p, d)));
      const seen = Math.max(...images.map((p) => dot(p, d)));
      expect(seen).toBeLessThanOrEqual(farthest * 1.002);
      expect(seen).toBeGreaterThan(farthest * 0.9);
    }
  });

  it('is a point where everything collapses', () => {
    const zero: Map3 = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    for (const p of silhouette(planeView, zero)) expect(p).toEqual([0, 0, 0]);
  });
});

describe('dragging an image', () => {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  it('finds the x it comes from, at every step', () => {
    const flat = partsFrom(
      [
        [1, 2],
        [3, 1],
      ],
      2,
    );
    const solid = partsFrom(
      [
        [3, 0, 1],
        [1, 2, 0],
        [0, 1, 1],
      ],
      3,
    );
    fc.assert(
      fc.property(fc.tuple(coordinate, coordinate, coordinate), ([a, b, c]) => {
        for (const stage of stages) {
          for (const [parts, x] of [
            [flat, [a, b, 0]],
            [solid, [a, b, c]],
          ] as [Parts, Vec][]) {
            near(apply(inverseAt(parts, stage, 3), apply(mapAt(parts, stage, 3), x)), x, 1e-9);
          }
        }
      }),
    );
  });

  it('moves it along what is left at a lower rank', () => {
    const parts = partsFrom(
      [
        [1, 2],
        [3, 1],
      ],
      2,
    );
    const map = mapAt(parts, 3, 1);
    const target = apply(map, [0.3, -0.2, 0]);
    const beside: Vec = plus(target, [parts.u[0][1], parts.u[1][1], 0]);
    near(apply(map, apply(inverseAt(parts, 3, 1), beside)), target, 1e-9);
  });

  it('shortens an axis on the way from one rank to the next', () => {
    const parts = partsFrom(
      [
        [3, 0],
        [0, 2],
      ],
      2,
    );
    expect(keptSigma(parts, 1.5).slice(0, 2)).toEqual([3, 1]);
    expect(keptSigma(parts, 1).slice(0, 2)).toEqual([3, 0]);
  });
});
