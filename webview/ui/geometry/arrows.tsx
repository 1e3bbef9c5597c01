import { subscript } from '../../../src/core/index.js';
import type { NamedArrow } from '../../model/geometry/names.js';
import {
  arrowTo,
  pathOf,
  type Arrow,
  type Point,
  type Screen,
} from '../../model/geometry/screen.js';
import { apply, length, type Map3, type Vec } from '../../model/geometry/space.js';
import { keptSigma } from '../../model/geometry/stages.js';
import css from './arrows.module.css';
import { axesOf, type Moment, type PartProps } from './moment.js';

/** The arrow of a singular vector, with its name. */
export interface SingularArrow extends NamedArrow {
  readonly index: 0 | 1 | 2;
}

/** The vᵢ and their images: eᵢ, σᵢeᵢ, σᵢuᵢ. An axis that is dropped has no arrow. */
export function singularArrows(
  { parts, progress, rank }: Moment,
  screen: Screen,
  map: Map3,
): SingularArrow[] {
  const kept = keptSigma(parts, rank);
  const shown: SingularArrow[] = [];
  for (const index of axesOf(parts)) {
    if (progress >= 2 && kept[index] === 0) continue;
    const arrow = arrowTo(screen, apply(map, parts.vt[index]));
    const i = subscript(index + 1);
    const name = [`v${i}`, `e${i}`, `σ${i}e${i}`, `σ${i}u${i}`][Math.round(progress)] ?? '';
    shown.push({ index, arrow, name });
  }
  return shown;
}

interface ArrowProps {
  readonly arrow: Arrow;
  /** The arrow without the approximation: dashed, and fainter. */
  readonly exact?: boolean;
}

/** An arrow in the colour `--ink` of its parent element. */
export function ArrowPicture({ arrow: { shaft, head }, exact = false }: ArrowProps) {
  return (
    <g class={exact ? css['exact'] : undefined}>
      <path class={css['shaft']} d={shaft} />
      {head ? <path class={css['head']} d={head} /> : null}
    </g>
  );
}

/** The image of x at the moment, and the image without the approximation where that is another one. */
export interface CarriedArrows {
  readonly image: NamedArrow;
  readonly full: NamedArrow | undefined;
}

export function carriedArrows(
  { progress, rank, parts }: Moment,
  screen: Screen,
  exact: Vec,
  shown: Vec,
): CarriedArrows {
  const apart = length([exact[0] - shown[0], exact[1] - shown[1], exact[2] - shown[2]]);
  const differs = apart > 1e-9 * Math.max(length(exact), length(shown));
  const k = subscript(Math.round(rank));
  const stage = Math.round(progress);
  const whole = Math.round(rank) >= parts.dims || !differs;
  const names = ['x', 'Vᵀx', whole ? 'ΣVᵀx' : `Σ${k}Vᵀx`, whole ? 'Mx' : `M̂${k}x`];
  return {
    image: { arrow: arrowTo(screen, shown), name: names[stage] ?? '' },
    full: differs
      ? { arrow: arrowTo(screen, exact), name: stage === 3 ? 'Mx' : 'ΣVᵀx' }
      : undefined,
  };
}

interface CarriedProps extends Pick<PartProps, 'screen'>, CarriedArrows {
  readonly exact: Vec;
  readonly shown: Vec;
  /** Where the names stand; undefined: the arrows have none. */
  readonly imagePlace: Point | undefined;
  readonly fullPlace: Point | undefined;
}

/** x and its image at the moment, and the image under the approximation. */
export function Carried({
  screen,
  image,
  full,
  exact,
  shown,
  imagePlace,
  fullPlace,
}: CarriedProps) {
  return (
    <g class={css['carried']}>
      {full ? (
        <>
          <path class={css['lost']} d={pathOf(screen, [[exact, shown]])} />
          <ArrowPicture arrow={full.arrow} exact />
          {fullPlace ? (
            <text
              class={css['exact']}
              data-testid="geometry-exact"
              x={fullPlace.x}
              y={fullPlace.y}
              text-anchor="middle"
            >
              {full.name}
            </text>
          ) : null}
        </>
      ) : null}
      <ArrowPicture arrow={image.arrow} />
      {imagePlace ? (
        <text x={imagePlace.x} y={imagePlace.y} text-anchor="middle">
          {image.name}
        </text>
      ) : null}
    </g>
  );
}
