import { subscript } from '../../../src/core/index.js';
import { axisTicks, planeView, viewMap, type Camera } from '../../model/geometry/camera.js';
import type { Parts } from '../../model/geometry/parts.js';
import {
  arrowTo,
  freePlace,
  pathOf,
  toScreen,
  type Arrow,
  type Point,
  type Screen,
} from '../../model/geometry/screen.js';
import {
  circle,
  grid,
  quarter,
  silhouette,
  sphere,
  splitSides,
  type Line,
} from '../../model/geometry/shapes.js';
import { apply, length, type Map3, type Vec } from '../../model/geometry/space.js';
import { extentAt, keptSigma, mapAt } from '../../model/geometry/stages.js';

/** What is seen at one moment. */
export interface Moment {
  readonly parts: Parts;
  /** 0 … 3. */
  readonly progress: number;
  /** k; between two while an axis collapses. */
  readonly rank: number;
  readonly camera: Camera;
  /** x in the picture's axes. */
  readonly x: Vec;
}

/** The screen of a moment; it grows with an x that is longer than the unit circle's surroundings. */
export function screenOf({ parts, progress, camera, x }: Moment, size: number): Screen {
  const reach = Math.max(1, length(x) / 1.4);
  const view = parts.dims === 2 ? planeView : viewMap(camera);
  return { size, extent: extentAt(parts, progress) * reach, view };
}

export interface SceneProps {
  readonly moment: Moment;
  readonly size: number;
  /** Without words and numbers: one of the steps. */
  readonly small?: boolean;
}

const axes = [0, 1, 2] as const;
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
  return (
    <g class={small ? 'scene small' : 'scene'} aria-hidden="true">
      {small ? null : <SpaceAxes moment={moment} screen={screen} />}
      {parts.dims === 2 ? <path class="grid" d={path(grid, map)} /> : null}
      <path class="ball" d={outline(map)} />
      {parts.dims === 2 ? (
        <path class="quarter" d={path([quarter], map)} />
      ) : (
        <path class="far" d={pathOf(screen, sides.back)} />
      )}
      {collapsed ? <path class="ghost" d={outline(whole)} /> : null}
      <path class="near" d={pathOf(screen, sides.front)} />
      <path class="outline" d={outline(map)} />
      {arrows.map(({ index, arrow, name, label }) => (
        <g key={index} class={`arrow sigma-${index + 1}`}>
          <ArrowPicture arrow={arrow} kind="kept" />
          {small ? null : (
            <text x={label.x} y={label.y} text-anchor="middle">
              {name}
            </text>
          )}
        </g>
      ))}
      {small ? null : (
        <Carried
          moment={moment}
          screen={screen}
          exact={apply(whole, x)}
          shown={apply(map, x)}
          taken={arrows.map(({ label }) => label)}
        />
      )}
    </g>
  );
}

interface PartProps {
  readonly moment: Moment;
  readonly screen: Screen;
}

/** The axes of the space that is shown, with numbers. */
function SpaceAxes({ moment: { parts, progress }, screen }: PartProps) {
  const names = axisNames(parts, Math.round(progress));
  const { extent } = screen;
  const along = (i: number, by: number): Vec => [
    i === 0 ? by : 0,
    i === 1 ? by : 0,
    i === 2 ? by : 0,
  ];
  const ticks = axisTicks(extent);
  return (
    <>
      <path
        class="axis-line"
        d={pathOf(
          screen,
          axes.slice(0, parts.dims).map((i) => [along(i, -extent), along(i, extent)]),
        )}
      />
      {axes.slice(0, parts.dims).flatMap((i) =>
        ticks
          .filter((tick) => parts.dims === 2 || tick > 0)
          .map((tick) => {
            const { x, y } = toScreen(screen, along(i, tick));
            return (
              <text
                key={`${i}:${tick}`}
                class="tick"
                x={x + (i === 0 ? 0 : -5)}
                y={y + (i === 0 ? 11 : 0)}
                text-anchor={i === 0 ? 'middle' : 'end'}
              >
                {tickText(tick)}
              </text>
            );
          }),
      )}
      {names
        ? axes.slice(0, parts.dims).map((i) => {
            const { x, y } = toScreen(screen, along(i, extent * 0.94));
            return (
              <text
                key={i}
                class="axis-name"
                x={x + (i === 0 ? 0 : 11)}
                y={y + (i === 0 ? -9 : 0)}
                text-anchor="middle"
              >
                {names}
                {subscript(i + 1)}
              </text>
            );
          })
        : null}
    </>
  );
}

/** Letter of the axes where they mean something of their own. */
function axisNames({ ownInput, ownOutput }: Parts, stage: number): string | undefined {
  if (stage === 0) return ownInput ? 'x' : undefined;
  return stage === 3 && ownOutput ? 'y' : undefined;
}

const tickText = (value: number) => String(Number(value.toPrecision(2))).replace('-', '−');

interface Named {
  readonly index: 0 | 1 | 2;
  readonly arrow: Arrow;
  readonly name: string;
  readonly label: Point;
}

/** vᵢ and what becomes of them: eᵢ, σᵢeᵢ, σᵢuᵢ. An axis that is dropped has no arrow. */
function singularArrows({ parts, progress, rank }: Moment, screen: Screen, map: Map3): Named[] {
  const kept = keptSigma(parts, rank);
  const shown: Named[] = [];
  for (const index of axes.slice(0, parts.dims)) {
    if (progress >= 2 && kept[index] === 0) continue;
    const arrow = arrowTo(screen, apply(map, parts.vt[index]));
    const i = subscript(index + 1);
    const name = [`v${i}`, `e${i}`, `σ${i}e${i}`, `σ${i}u${i}`][Math.round(progress)] ?? '';
    const taken = shown.map(({ label }) => label);
    shown.push({ index, arrow, name, label: freePlace(arrow.labels, taken) });
  }
  return shown;
}

function ArrowPicture({ arrow: { shaft, head }, kind }: { arrow: Arrow; kind: string }) {
  return (
    <>
      <path class={`shaft ${kind}`} d={shaft} />
      {head ? <path class={`head ${kind}`} d={head} /> : null}
    </>
  );
}

interface CarriedProps extends PartProps {
  readonly exact: Vec;
  readonly shown: Vec;
  /** Places of other names. */
  readonly taken: readonly Point[];
}

/** x on its way, and where the approximation leaves it. */
function Carried({ moment: { progress, rank, parts }, screen, exact, shown, taken }: CarriedProps) {
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
    <g class="arrow carried">
      {differs ? (
        <>
          <path class="lost" d={pathOf(screen, [[exact, shown]])} />
          <ArrowPicture arrow={full} kind="exact" />
          <text class="exact" x={fullLabel.x} y={fullLabel.y} text-anchor="middle">
            {stage === 3 ? 'Mx' : 'ΣVᵀx'}
          </text>
        </>
      ) : null}
      <ArrowPicture arrow={arrow} kind="kept" />
      <text x={label.x} y={label.y} text-anchor="middle">
        {name}
      </text>
    </g>
  );
}
