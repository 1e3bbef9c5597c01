import { formatNumber, subscript } from '../../../src/core/index.js';
import type { Motion } from '../../model/geometry/orthogonal.js';
import type { Parts } from '../../model/geometry/parts.js';
import type { Vec } from '../../model/geometry/space.js';
import { shapeDimension, type Stage } from '../../model/geometry/stages.js';
import { t } from '../l10n.js';

/** Radians as text in degrees: 36.87°. */
export function degrees(radians: number): string {
  const value = (radians * 180) / Math.PI;
  return `${formatNumber(Math.abs(value) < 1e-9 ? 0 : value, 4)}°`;
}

/** Rounding noise of a unit vector is written as 0. */
const entryText = (value: number): string => formatNumber(Math.abs(value) < 1e-14 ? 0 : value, 4);

/** (0.6, 0.8) */
export function vectorText(v: ArrayLike<number>, most = 6): string {
  const shown = Array.from({ length: Math.min(v.length, most) }, (_, i) => entryText(v[i]!));
  return `(${shown.join(', ')}${v.length > most ? ', …' : ''})`;
}

/** An orthogonal map in words: what it does, with its angle. */
export function motionText({ axis, angle, mirrored }: Motion, dims: 2 | 3): string {
  const still = Math.abs(angle) < 1e-9;
  const turn = degrees(angle);
  if (dims === 2) {
    if (mirrored) return t('reflection across the line at {0}', degrees(mirrorLine(axis)));
    return still ? t('no rotation') : t('rotation by {0}', turn);
  }
  const about = vectorText(axis);
  if (!mirrored) return still ? t('no rotation') : t('rotation by {0} about {1}', turn, about);
  return still
    ? t('reflection across the plane perpendicular to {0}', about)
    : t(
        'reflection across the plane perpendicular to {0} and rotation by {1} about it',
        about,
        turn,
      );
}

/** Angle of a mirror line in the plane, from its normal, −90° … 90°. */
function mirrorLine([x, y]: Vec): number {
  const angle = Math.atan2(-x, y);
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle;
}

/** What the circle or the sphere becomes at rank k. */
export function shapeText(parts: Parts, rank: number): string {
  const names =
    parts.dims === 2
      ? [t('a point'), t('a segment'), t('an ellipse')]
      : [t('a point'), t('a segment'), t('a flat ellipse'), t('an ellipsoid')];
  return names[shapeDimension(parts, rank)] ?? '';
}

/** v₁, v₂ or u₁, u₂, u₃. */
export function directionNames(letter: 'u' | 'v' | 'e', dims: 2 | 3): string {
  return Array.from({ length: dims }, (_, i) => `${letter}${subscript(i + 1)}`).join(', ');
}

/** A short description of the map that leads to a stage. */
export function stepWords(stage: Stage, { dims, ownInput, ownOutput }: Parts): string {
  switch (stage) {
    case 0:
      return dims === 2 ? t('Unit circle') : t('Unit sphere');
    case 1:
      return ownInput ? t('Vᵀ rotates') : t('Vᵀ takes coordinates');
    case 2:
      return t('Σ stretches');
    case 3:
      return ownOutput ? t('U rotates') : t('U places it');
  }
}

/** What U does, if the picture shows the span of the leading uᵢ instead of all dimensions. */
export function lastText({ ownOutput, rows, dims, last }: Parts): string {
  return ownOutput
    ? motionText(last, dims)
    : t('into the span of {0} in {1} dimensions', directionNames('u', dims), rows);
}

/** What Vᵀ does. */
export function firstText({ ownInput, cols, dims, first }: Parts): string {
  return ownInput
    ? motionText(first, dims)
    : t('coordinates along {0} in {1} dimensions', directionNames('v', dims), cols);
}

/** The picture in one paragraph, for users who cannot see it. */
export function describeGeometry(parts: Parts, rank: number): string {
  const { dims, sigma } = parts;
  const shown = Array.from(sigma.slice(0, dims), (s, i) =>
    i < rank
      ? formatNumber(s, 5)
      : t('0 (σ{0} = {1} is dropped)', subscript(i + 1), formatNumber(s, 5)),
  ).join(', ');
  return t(
    '{0}. Vᵀ: {1}. Σ stretches the axes by {2}. U: {3}. The image at rank {4} is {5}.',
    stepWords(0, parts),
    firstText(parts),
    shown,
    lastText(parts),
    rank,
    shapeText(parts, rank),
  );
}
