import { useMemo, useState } from 'preact/hooks';
import { bareText, textOf, type Column } from '../../model/weights/columns/column.js';
import { drawnPoints, type DepthPoint, type DepthSeries } from '../../model/weights/depth.js';
import type { DepthScale } from '../../model/weights/depth-scale.js';
import { lineKey } from '../../model/weights/catalog.js';
import { lineByKey } from '../../model/weights/selection.js';
import { weightOf } from '../../model/weights/weight.js';
import { t } from '../l10n.js';
import { useController, useWeights } from './context.js';
import css from './depth-figure.module.css';

export interface DepthFigureProps {
  readonly series: DepthSeries;
  readonly column: Column;
  /** Undefined while nothing is known. */
  readonly scale: DepthScale | undefined;
  /** The name of the number. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

/** Room for the texts of the axis on the left, and for dots at the edges. */
const left = 46;
const edge = 5;

/** One kind of layer: a dot for each block. The pointer or the arrow keys read it, a click shows it in the table. */
export function DepthFigure({
  series,
  column,
  scale,
  width,
  height,
  title: number,
}: DepthFigureProps) {
  const controller = useController();
  const known = useWeights((state) => state.known);
  const [read, setRead] = useState<number>();
  const { points, title, first, last } = series;
  const place = (at: number) =>
    left + edge + (at / Math.max(1, points.length - 1)) * (width - left - 2 * edge);
  const level = (value: number) =>
    edge + (1 - (scale ? scale.at(value) : 0.5)) * (height - 2 * edge);
  const drawn = useMemo(() => drawnPoints(points, Math.max(1, width - left)), [points, width]);
  const line = useMemo(() => pathOf(drawn, place, level), [drawn, scale, width, height]);
  const dots = useMemo(
    () =>
      drawn.map(({ row, place: at, value }) =>
        value === undefined ? null : (
          <circle key={row.id} class={css['dot']} cx={place(at)} cy={level(value)} r={2.2} />
        ),
      ),
    [drawn, scale, width, height],
  );
  const describe = ({ row, value }: DepthPoint) =>
    `${row.name}: ${textOf(column, value, weightOf(row, known))}`;
  const atPointer = (event: MouseEvent) => {
    const x = event.clientX - (event.currentTarget as Element).getBoundingClientRect().left;
    const step = (x - left - edge) / Math.max(1, width - left - 2 * edge);
    const at = Math.round(step * (points.length - 1));
    return Math.min(points.length - 1, Math.max(0, at));
  };
  const show = (at: number | undefined) => {
    const row = at === undefined ? undefined : points[at]?.row;
    if (!row) return;
    controller.select(new Set([row.id]), lineKey(row.id));
    controller.choose({ view: 'table' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key] ?? event.key;
    const to = lineByKey(key, read ?? -1, points.length, 5);
    if (to !== undefined) setRead(to);
    else if (event.key === 'Enter') show(read);
    else return;
    event.preventDefault();
  };
  const current = read === undefined ? undefined : points[read];
  const axis = (value: number) => bareText(column, value);
  return (
    <figure class={css['figure']} style={{ width: `${width}px` }} data-testid="depth-figure">
      <figcaption title={title}>{title}</figcaption>
      <svg
        width={width}
        height={height}
        role="slider"
        tabIndex={0}
        aria-label={t('{0} over depth, {1}', number, title)}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={(read ?? 0) + 1}
        aria-valuetext={describe(current ?? points[0]!)}
        onPointerMove={(event) => setRead(atPointer(event))}
        onPointerLeave={() => setRead(undefined)}
        onBlur={() => setRead(undefined)}
        onClick={(event) => show(atPointer(event))}
        onKeyDown={onKeyDown}
      >
        {[edge, height / 2, height - edge].map((y) => (
          <line key={y} class={css['grid']} x1={left} x2={width} y1={y} y2={y} />
        ))}
        {scale ? (
          <>
            <text class={css['tick']} x={left - 5} y={edge + 7}>
              {axis(scale.high)}
            </text>
            <text class={css['tick']} x={left - 5} y={height - 2}>
              {axis(scale.low)}
            </text>
          </>
        ) : null}
        <path class={css['line']} d={line} />
        {drawn.length < points.length ? null : dots}
        {current?.value === undefined ? null : (
          <circle
            class={css['read']}
            cx={place(current.place)}
            cy={level(current.value)}
            r={4}
            data-pointer-only
          />
        )}
      </svg>
      <p class={css['below']}>
        {current ? (
          <b>{describe(current)}</b>
        ) : (
          <>
            <span>{first}</span>
            <span>{last}</span>
          </>
        )}
      </p>
    </figure>
  );
}

/** Lines between neighbours that are both known. */
function pathOf(
  points: readonly DepthPoint[],
  place: (at: number) => number,
  level: (value: number) => number,
): string {
  let isOpen = false;
  return points
    .map(({ place: at, value }) => {
      if (value === undefined) {
        isOpen = false;
        return '';
      }
      const command = isOpen ? 'L' : 'M';
      isOpen = true;
      return `${command}${place(at).toFixed(1)} ${level(value).toFixed(1)}`;
    })
    .join('');
}
