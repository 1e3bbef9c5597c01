import { subscript } from '../../../src/core/index.js';
import {
  arrowTo,
  freePlace,
  pathOf,
  type Arrow,
  type Point,
  type Screen,
} from '../../model/geometry/screen.js';
import { apply, length, type Map3, type Vec } from '../../model/geometry/space.js';
import { keptSigma } from '../../model/geometry/stages.js';
import css from './arrows.module.css';
import { axesOf, type Moment, type PartProps } from './moment.js';

/** An arrow with its name and the place of the name. */
export interface Named {
  readonly index: 0 | 1 | 2;
  readonly arrow: Arrow;
  readonly name: string;
  readonly label: Point;
}

/** The vᵢ and their images: eᵢ, σᵢeᵢ, σᵢuᵢ. An axis that is dropped has no arrow. */
export function singularArrows(
  { parts, progress, rank }: Moment,
  screen: Screen,
  map: Map3,
): Named[] {
  const kept = keptSigma(parts, rank);
  const shown: Named[] = [];
  for (const index of axesOf(parts)) {
    if (progress >= 2 && kept[index] === 0) continue;
    const arrow = arrowTo(screen, apply(map, parts.vt[index]));
    const i = subscript(index + 1);
    const name = [`v${i}`, `e${i}`, `σ${i}e${i}`, `σ${i}u${i}`][Math.round(progress)] ?? '';
    const taken = shown.map(({ label }) => label);
    shown.push({ index, arrow, name, label: freePlace(arrow.labels, taken) });
  }
  return shown;
}

/** Places on an arrow that a name should not cover. */
export function alongside({ tip }: Arrow, size: number): Point[] {
  const half = size / 2;
  return [0.7, 0.85, 1].map((share) => ({
    x: half + share * (tip.x - half),
    y: half + share * (tip.y - half),
  }));
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

interface CarriedProps extends PartProps {
  readonly exact: Vec;
  readonly shown: Vec;
  /** Places of other names. */
  readonly taken: readonly Point[];
}

/** x and its image at the moment, and the image under the approximation. */
export function Carried({
  moment: { progress, rank, parts },
  screen,
  exact,
  shown,
  taken,
}: CarriedProps) {
  const arrow = arrowTo(screen, shown);
  const full = arrowTo(screen, exact);
  const apart = length([exact[0] - shown[0], exact[1] - shown[1], exact[2] - shown[2]]);
  const differs = apart > 1e-9 * Math.max(length(exact), length(shown));
  const k = subscript(Math.round(rank));
  const stage = Math.round(progress);
  const whole = Math.round(rank) >= parts.dims || !differs;
  const name = ['x', 'Vᵀx', whole ? 'ΣVᵀx' : `Σ${k}Vᵀx`, whole ? 'Mx' : `M̂${k}x`][stage];
  const label = freePlace(arrow.labels, taken);
  const fullLabel = freePlace(full.labels, [...taken, label]);
  return (
    <g class={css['carried']}>
      {differs ? (
        <>
          <path class={css['lost']} d={pathOf(screen, [[exact, shown]])} />
          <ArrowPicture arrow={full} exact />
          <text
            class={css['exact']}
            data-testid="geometry-exact"
            x={fullLabel.x}
            y={fullLabel.y}
            text-anchor="middle"
          >
            {stage === 3 ? 'Mx' : 'ΣVᵀx'}
          </text>
        </>
      ) : null}
      <ArrowPicture arrow={arrow} />
      <text x={label.x} y={label.y} text-anchor="middle">
        {name}
      </text>
    </g>
  );
}
