import { subscript } from '../../../src/core/index.js';
import { axisTicks } from '../../model/geometry/camera.js';
import type { Parts } from '../../model/geometry/parts.js';
import { pathOf, toScreen, type Point, type Screen } from '../../model/geometry/screen.js';
import type { Vec } from '../../model/geometry/space.js';
import { axesOf, type PartProps } from './moment.js';
import css from './space-axes.module.css';

/** The axes of the space in the picture, with numbers. */
export function SpaceAxes({ moment: { parts, progress }, screen }: PartProps) {
  const names = axisNames(parts, Math.round(progress));
  const { extent } = screen;
  return (
    <>
      <path
        class={css['line']}
        d={pathOf(
          screen,
          axesOf(parts).map((i) => [along(i, -extent), along(i, extent)]),
        )}
      />
      {tickTexts(parts, screen).map(({ key, text, x, y, isBelow }) => (
        <text key={key} class={css['tick']} x={x} y={y} text-anchor={isBelow ? 'middle' : 'end'}>
          {text}
        </text>
      ))}
      {names
        ? axesOf(parts).map((i) => {
            const { x, y } = toScreen(screen, along(i, extent * 0.94));
            return (
              <text
                key={i}
                class={css['name']}
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

/** A point on an axis. */
const along = (i: number, by: number): Vec => [
  i === 0 ? by : 0,
  i === 1 ? by : 0,
  i === 2 ? by : 0,
];

interface TickText extends Point {
  readonly key: string;
  readonly text: string;
  /** Below its tick, or else left of it. */
  readonly isBelow: boolean;
  /** Of its letters. */
  readonly middle: Point;
}

/** The numbers of the axes, and where they stand. */
export function tickTexts(parts: Parts, screen: Screen): TickText[] {
  const ticks = axisTicks(screen.extent).filter((tick) => parts.dims === 2 || tick > 0);
  return axesOf(parts).flatMap((i) =>
    ticks.map((tick) => {
      const at = toScreen(screen, along(i, tick));
      const isBelow = i === 0;
      const text = tickText(tick);
      const [x, y] = isBelow ? [at.x, at.y + 11] : [at.x - 5, at.y];
      const middle = { x: isBelow ? x : x - 3 * text.length, y };
      return { key: `${i}:${tick}`, text, x, y, isBelow, middle };
    }),
  );
}

/** Letter of the axes, if they have a meaning of their own. */
function axisNames({ ownInput, ownOutput }: Parts, stage: number): string | undefined {
  if (stage === 0) return ownInput ? 'x' : undefined;
  return stage === 3 && ownOutput ? 'y' : undefined;
}

const tickText = (value: number) => String(Number(value.toPrecision(2))).replace('-', '−');
