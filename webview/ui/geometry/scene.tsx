import { planeView } from '../../model/geometry/camera.js';
import { dotBox, placeNames, textBox } from '../../model/geometry/names.js';
import { pathOf } from '../../model/geometry/screen.js';
import {
  circle,
  grid,
  quarter,
  silhouette,
  sphere,
  splitSides,
  type Line,
} from '../../model/geometry/shapes.js';
import { apply, length, type Map3 } from '../../model/geometry/space.js';
import { keptSigma, mapAt } from '../../model/geometry/stages.js';
import { ArrowPicture, Carried, carriedArrows, singularArrows } from './arrows.js';
import { sigmaInk } from './ink.js';
import { screenOf, type Moment } from './moment.js';
import css from './scene.module.css';
import { SpaceAxes, tickTexts } from './space-axes.js';

export interface SceneProps {
  readonly moment: Moment;
  readonly size: number;
  /** Without words and numbers, for one of the steps. */
  readonly small?: boolean;
}

/** Radius of the dot by which x is dragged, with its edge, in CSS pixels. */
const dot = 8;
/** Number of singular values of a picture. */
const all = 3;

/** Circle or sphere, grid, singular vectors and x at a moment, as the inside of an SVG. */
export function Scene({ moment, size, small = false }: SceneProps) {
  const { parts, progress, rank, x } = moment;
  const screen = screenOf(moment, size);
  const map = mapAt(parts, progress, rank);
  const whole = mapAt(parts, progress, all);
  const collapsed = progress > 1 && length(keptSigma(parts, rank)) < length(parts.sigma);
  const path = (lines: readonly Line[], by: Map3) =>
    pathOf(
      screen,
      lines.map((line) => line.map((p) => apply(by, p))),
    );
  const outline = (by: Map3) =>
    parts.dims === 2
      ? path([circle], by)
      : pathOf({ ...screen, view: planeView }, [silhouette(screen.view, by)]);
  const sides =
    parts.dims === 3 ? splitSides(sphere, map, screen.view[2]) : { front: [], back: [] };
  const arrows = singularArrows(moment, screen, map);
  const [exact, shown] = [apply(whole, x), apply(map, x)];
  const carried = carriedArrows(moment, screen, exact, shown);
  const { image, full } = carried;
  const named = [...arrows, image, ...(full ? [full] : [])];
  const ticks = () =>
    tickTexts(moment.parts, screen).map((tick) => textBox(tick.middle, tick.text));
  // A picture of a step has no words.
  const places = small ? [] : placeNames(named, size, [dotBox(image.arrow.tip, dot), ...ticks()]);
  return (
    <g class={css['scene']} aria-hidden="true">
      {small ? null : <SpaceAxes moment={moment} screen={screen} />}
      {parts.dims === 2 ? <path class={css['grid']} d={path(grid, map)} /> : null}
      <path class={css['ball']} d={outline(map)} />
      {parts.dims === 2 ? (
        <path class={css['quarter']} d={path([quarter], map)} />
      ) : (
        <path class={css['far']} d={pathOf(screen, sides.back)} />
      )}
      {collapsed ? <path class={css['ghost']} d={outline(whole)} /> : null}
      <path class={css['near']} d={pathOf(screen, sides.front)} />
      <path class={css['outline']} data-testid="geometry-outline" d={outline(map)} />
      {arrows.map(({ index, arrow, name }, at) => (
        <g key={index} style={sigmaInk(index)}>
          <ArrowPicture arrow={arrow} />
          {small ? null : (
            <text x={places[at]?.x} y={places[at]?.y} text-anchor="middle">
              {name}
            </text>
          )}
        </g>
      ))}
      {small ? null : (
        <Carried
          {...carried}
          screen={screen}
          exact={exact}
          shown={shown}
          imagePlace={places[arrows.length]}
          fullPlace={places[arrows.length + 1]}
        />
      )}
    </g>
  );
}
