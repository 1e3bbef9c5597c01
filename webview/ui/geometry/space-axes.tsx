import { subscript } from '../../../src/core/index.js';
import { axisTicks } from '../../model/geometry/camera.js';
import type { Parts } from '../../model/geometry/parts.js';
import { pathOf, toScreen } from '../../model/geometry/screen.js';
import type { Vec } from '../../model/geometry/space.js';
import { axesOf, type PartProps } from './moment.js';
import css from './space-axes.module.css';

/** The axes of the space in the picture, with numbers. */
export function SpaceAxes({ moment: { parts, progress }, screen }: PartProps) {
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
        class={css['line']}
        d={pathOf(
          screen,
          axesOf(parts).map((i) => [along(i, -extent), along(i, extent)]),
        )}
      />
      {axesOf(parts).flatMap((i) =>
        ticks
          .filter((tick) => parts.dims === 2 || tick > 0)
          .map((tick) => {
            const { x, y } = toScreen(screen, along(i, tick));
            return (
              <text
                key={`${i}:${tick}`}
                class={css['tick']}
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

/** Letter of the axes, if they have a meaning of their own. */
function axisNames({ ownInput, ownOutput }: Parts, stage: number): string | undefined {
  if (stage === 0) return ownInput ? 'x' : undefined;
  return stage === 3 && ownOutput ? 'y' : undefined;
}

const tickText = (value: number) => String(Number(value.toPrecision(2))).replace('-', '−');
