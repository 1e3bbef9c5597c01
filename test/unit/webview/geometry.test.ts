import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svd, type Matrix, type Svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import {
  axisTicks,
  firstCamera,
  fromScreen,
  turned,
  viewMap,
} from '../../../webview/model/geometry/camera.js';
import { motionAt, planeMotion, spaceMotion } from '../../../webview/model/geometry/orthogonal.js';
import { partsOf, possibleDimensions } from '../../../webview/model/geometry/parts.js';
import { circle, sphere, splitSides } from '../../../webview/model/geometry/shapes.js';
import {
  apply,
  determinant,
  dot,
  identity,
  length,
  product,
  rotation,
  unit,
  type Map3,
  type Vec,
} from '../../../webview/model/geometry/space.js';
import {
  extentAt,
  mapAt,
  sameScale,
  shapeDimension,
  stageOf,
} from '../../../webview/model/geometry/stages.js';
import { angleBetween, carry } from '../../../webview/model/geometry/vector.js';
import { degrees, describeGeometry, motionText } from '../../../webview/ui/geometry/words.js';

const angles = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const entry = fc.double({ min: -5, max: 5, noNaN: true }).map((x) => Math.round(x * 64) / 64);

function svdOf(matrix: Matrix): Svd {
  const result = svd(matrix);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const close = (a: Map3, b: Map3, within = 1e-9) =>
  a.forEach((row, i) =>
    row.forEach((x, j) => expect(Math.abs(x - b[i]![j]!)).toBeLessThan(within)),
  );

/**
 * A matrix as a 3-D map of the picture. Missing rows and columns are zero, but the last diagonal entry is
 * `third`.
 */
const embedded = ({ rows, cols, data }: Matrix, third: number): Map3 => {
  const at = (i: number, j: number) =>
    i < rows && j < cols ? data[i * cols + j]! : i === 2 && j === 2 ? third : 0;
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => at(i, j))) as unknown as Map3;
};

describe('motions of orthogonal maps', () => {
  it('are the map again at time 1, and nothing at time 0, in the plane', () => {
    fc.assert(
      fc.property(angles, fc.boolean(), (angle, mirrored) => {
        const turn = rotation([0, 0, 1], angle);
        const q = mirrored
          ? product(turn, [
              [1, 0, 0],
              [0, -1, 0],
              [0, 0, 1],
            ])
          : turn;
        const motion = planeMotion(q);
        expect(motion.mirrored).toBe(mirrored);
        close(motionAt(motion, 1), q);
        close(motionAt(motion, 0), identity);
      }),
    );
  });

  it('are the map again at time 1, in space, near half a turn too', () => {
    const near = fc.constantFrom(Math.PI, Math.PI - 1e-8, 1e-8 - Math.PI, 0, 1e-9, -Math.PI);
    fc.assert(
      fc.property(
        fc.tuple(entry, entry, entry),
        fc.oneof(angles, near),
        fc.boolean(),
        (direction, angle, mirrored) => {
          const turn = rotation(unit(direction), angle);
          const q = mirrored ? (turn.map((row) => row.map((x) => -x)) as unknown as Map3) : turn;
          const motion = spaceMotion(q);
          close(motionAt(motion, 1), q, 1e-6);
          expect(length(motion.axis)).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('are told with their angles', () => {
    expect(motionText(planeMotion(rotation([0, 0, 1], Math.PI / 6)), 2)).toBe('rotation by 30°');
    const mirror: Map3 = [
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ];
    expect(motionText(planeMotion(mirror), 2)).toBe('reflection across the line at 45°');
    expect(motionText(spaceMotion(rotation([0, 0, 1], -1)), 3)).toBe(
      'rotation by 57.3° about (0, 0, −1)',
    );
    expect(motionText(spaceMotion(mirror), 3)).toContain('reflection across the plane');
    expect(degrees(1e-13)).toBe('0°');
  });
});

describe('the three steps', () => {
  it('end at the matrix itself where it fits into the picture, with Vᵀ a pure rotation', () => {
    const shapes = fc.constantFrom([2, 2], [1, 2], [3, 3], [2, 3], [1, 3]);
    fc.assert(
      fc.property(
        shapes,
        fc.array(entry, { minLength: 9, maxLength: 9 }),
        ([rows, cols], values) => {
          const data = Float64Array.from(values.slice(0, rows * cols));
          const matrix = { rows: rows, cols: cols, data };
          const parts = partsOf(svdOf(matrix), cols);
          expect(determinant(parts.vt)).toBeCloseTo(1, 9);
          expect(parts.first.mirrored).toBe(false);
          // In the plane, the stretch does not change the third axis.
          const third = cols === 2 ? 1 : 0;
          close(mapAt(parts, 3, 3), embedded(matrix, third), 1e-8);
          close(mapAt(parts, 0, 3), identity);
        },
      ),
    );
  });

  it('have a reflection in U exactly when the determinant of M is negative', () => {
    const rotated = partsOf(
      svdOf(
        fromRows([
          [2, 1],
          [1, 2],
        ]),
      ),
      2,
    );
    expect(rotated.last.mirrored).toBe(false);
    expect(rotated.turned === undefined || rotated.turned === 1).toBe(true);
    expect(
      partsOf(
        svdOf(
          fromRows([
            [1, 2],
            [2, 1],
          ]),
        ),
        2,
      ).last.mirrored,
    ).toBe(true);
  });

  it('show larger matrices in the axes of their leading singular vectors', () => {
    const parts = partsOf(
      svdOf(
        fromRows([
          [3, 2, 5],
          [2, 3, 5],
          [2, -2, 0],
          [5, 5, 10],
        ]),
      ),
      2,
    );
    expect([parts.ownInput, parts.ownOutput]).toEqual([false, false]);
    close(mapAt(parts, 3, 2), [
      [15, 0, 0],
      [0, 3, 0],
      [0, 0, 1],
    ]);
    expect(describeGeometry(parts, 1)).toContain('a segment');
  });

  it('collapse with the rank: ellipse, segment, point', () => {
    const parts = partsOf(
      svdOf(
        fromRows([
          [3, 0],
          [4, 5],
        ]),
      ),
      2,
    );
    expect([2, 1, 0].map((k) => shapeDimension(parts, k))).toEqual([2, 1, 0]);
    const flat = mapAt(parts, 3, 1);
    const images = circle.map((p) => apply(flat, p));
    const [u1] = images.map((p) => unit(p));
    for (const p of images) expect(Math.abs(p[0] * u1![1] - p[1] * u1![0])).toBeLessThan(1e-12);
    expect(length(apply(mapAt(parts, 3, 0), [0.6, 0.8, 0]))).toBe(0);
  });

  it('carry the circle to an ellipse with the axes σᵢuᵢ', () => {
    const matrix = fromRows([
      [3, 0],
      [4, 5],
    ]);
    const parts = partsOf(svdOf(matrix), 2);
    const radii = circle.map((p) => length(apply(mapAt(parts, 3, 2), p)));
    expect(Math.max(...radii)).toBeLessThanOrEqual(Math.sqrt(45) + 1e-12);
    const v1: Vec = [parts.vt[0][0], parts.vt[0][1], 0];
    expect(length(apply(mapAt(parts, 3, 2), v1))).toBeCloseTo(Math.sqrt(45), 12);
  });

  it('keep one scale near 1 and change it while stretching otherwise', () => {
    const near = partsOf(
      svdOf(
        fromRows([
          [2, 0],
          [0, 1],
        ]),
      ),
      2,
    );
    expect(sameScale(near)).toBe(true);
    expect(extentAt(near, 0)).toBe(extentAt(near, 3));
    const far = partsOf(
      svdOf(
        fromRows([
          [200, 0],
          [0, 1],
        ]),
      ),
      2,
    );
    expect(extentAt(far, 1)).toBe(1.5);
    expect(extentAt(far, 3)).toBeCloseTo(300, 9);
    expect([0, 0.99, 1, 2.5, 3].map(stageOf)).toEqual([0, 0, 1, 2, 3]);
  });

  it('know which pictures a shape has', () => {
    const of = ([rows, cols]: [number, number]) => possibleDimensions(rows, cols);
    expect(
      [
        [5, 1],
        [1, 2],
        [1, 3],
        [2, 3],
        [9, 9],
        [2, 9],
        [1, 9],
      ].map((s) => of(s as [number, number])),
    ).toEqual([[], [2], [3], [2, 3], [2, 3], [2], []]);
  });
});

describe('a vector', () => {
  it('is carried by the matrix and by its approximation', () => {
    const parts = svdOf(
      fromRows([
        [4, 11, 14],
        [8, 7, -2],
      ]),
    );
    const { image, approximation } = carry(parts, partsOf(parts, 3), [1, 0, 0], 1);
    [4, 8].forEach((value, i) => expect(image[i]).toBeCloseTo(value, 12));
    [6, 2].forEach((value, i) => expect(approximation[i]).toBeCloseTo(value, 12));
  });

  it('is a combination of v₁ and v₂ where the matrix is larger', () => {
    const parts = svdOf(
      fromRows([
        [3, 2, 5],
        [2, 3, 5],
        [2, -2, 0],
        [5, 5, 10],
      ]),
    );
    const { x, image } = carry(parts, partsOf(parts, 2), [0, 2, 0], 0);
    expect(length([x[0]!, x[1]!, x[2]!])).toBeCloseTo(2, 12);
    expect(Math.hypot(...image)).toBeCloseTo(6, 12);
    expect(angleBetween(x, image)).toBeUndefined();
    expect(angleBetween(Float64Array.of(1, 0), Float64Array.of(0, 3))).toBeCloseTo(Math.PI / 2);
  });
});

describe('seeing a sphere', () => {
  it('shows as much of it as it hides, and every point once', () => {
    const eye = fromScreen(viewMap(firstCamera), 0, 0);
    expect(length(eye)).toBe(0);
    const toEye: Vec = viewMap(firstCamera)[2];
    const { front, back } = splitSides(sphere, identity, toEye);
    for (const line of front) {
      const middle = line[Math.floor(line.length / 2)]!;
      expect(dot(middle, toEye)).toBeGreaterThan(-0.2);
    }
    const count = (lines: readonly (readonly Vec[])[]) =>
      lines.reduce((sum, line) => sum + line.length, 0);
    expect(count(back)).toBeGreaterThan(200);
    expect(count(front)).toBeGreaterThan(200);
  });

  it('hides nothing of a flat image', () => {
    const flat: Map3 = [
      [2, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ];
    expect(splitSides(sphere, flat, [0, 0, 1]).back).toEqual([]);
  });

  it('turns, but not over the poles', () => {
    const camera = turned(firstCamera, 0.3, 9);
    expect(camera.pitch).toBe(Math.PI / 2);
    expect(determinant(viewMap(camera))).toBeCloseTo(1, 12);
    expect(apply(viewMap({ yaw: 0, pitch: 0 }), [0, 0, 1])).toEqual([0, 1, 0]);
  });

  it('has ticks at round numbers', () => {
    expect(axisTicks(1.5)).toEqual([-1, 1]);
    expect(axisTicks(300)).toEqual([-200, 200]);
  });
});
