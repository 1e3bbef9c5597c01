import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { firstCamera, planeView, viewMap } from '../../../webview/model/geometry/camera.js';
import { partsOf, type Parts } from '../../../webview/model/geometry/parts.js';
import { dotBox, placeNames, textBox, type Box } from '../../../webview/model/geometry/names.js';
import { arrowTo, inUnits, pathOf, toScreen } from '../../../webview/model/geometry/screen.js';
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

  it('gives short arrows no head', () => {
    expect(arrowTo(screen, [0.1, 0, 0]).head).toBeUndefined();
    expect(arrowTo(screen, [1, 0, 0]).head).toMatch(/^M150 100L141 /);
  });
});

describe('the names of arrows', () => {
  const arrows = (...named: [Vec, string][]) =>
    named.map(([to, name]) => ({ arrow: arrowTo(screen, to), name }));
  const meets = (a: Box, b: Box) =>
    Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth &&
    Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight;

  it('stand beyond the tip where nothing else does', () => {
    const [place] = placeNames(arrows([[1, 0, 0], 'v₁']), 200, []);
    expect(place).toEqual({ x: 163, y: 100 });
  });

  it('are inside the picture, whole', () => {
    const [place] = placeNames(arrows([[9, 0, 0], 'Σ₁Vᵀx']), 200, []);
    expect(place!.x + textBox(place!, 'Σ₁Vᵀx').halfWidth).toBeLessThanOrEqual(200);
  });

  it('cover neither each other nor the dot, also of arrows of almost one direction', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: 0.4, max: 1.5, noNaN: true }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        (angle, size, turn) => {
          const at = (a: number, by: number): Vec => [by * Math.cos(a), by * Math.sin(a), 0];
          const named = arrows(
            [at(angle, size), 'σ₁u₁'],
            [at(angle + turn, 0.9 * size), 'M̂₁x'],
            [at(angle + turn, 0.95 * size), 'Mx'],
          );
          const dot = dotBox(named[1]!.arrow.tip, 8);
          const places = placeNames(named, 200, [dot]);
          const boxes = places.map((place, i) => textBox(place, named[i]!.name));
          for (const [i, box] of boxes.entries()) {
            expect(meets(box, dot)).toBe(false);
            for (const other of boxes.slice(0, i)) expect(meets(box, other)).toBe(false);
          }
        },
      ),
    );
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
