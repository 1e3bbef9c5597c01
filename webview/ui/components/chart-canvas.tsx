import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { RankChart, type RankChartOptions, type RankSeries } from '../../charts/rank-chart.js';
import { useLensState } from '../context.js';
import { chartSource } from '../export/chart-source.js';
import { PictureMenu } from '../export/picture-menu.js';
import { t } from '../l10n.js';
import css from './chart-canvas.module.css';
import { PictureHead } from './picture-head.js';
import { Hidden } from './text.js';

/** The rank that a chart shows and changes, and its range. */
export interface ChosenRank {
  readonly rank: number;
  readonly least: number;
  readonly most: number;
  readonly onRank: (rank: number) => void;
}

export interface ChartCanvasProps extends ChosenRank {
  readonly title: string;
  /** A description of the chart for screen readers. */
  readonly label: string;
  /** What the slider does, for screen readers; default that it chooses the rank. */
  readonly sliderLabel?: string;
  /** The text of the chart for the rank on screen. */
  readonly valueText: (rank: number) => string;
  readonly series: RankSeries;
  readonly logarithmic: boolean;
  /** The word for the dashed values in the tooltip; default those of the version before. */
  readonly ghostName?: string;
  readonly testId: string;
  /** Higher than charts in pairs. */
  readonly tall?: boolean;
  /** Ranks that get a thin line, and a callback with their places after each layout. */
  readonly marks?: readonly number[];
  readonly onLayout?: (places: readonly number[]) => void;
  /** The content between the title and the chart. */
  readonly children?: ComponentChildren;
}

/** A Chart.js chart against the rank. It is also a slider: click, drag or arrow keys choose the rank. */
export function ChartCanvas(props: ChartCanvasProps) {
  const { title, label, valueText, series, logarithmic, testId, tall, children } = props;
  const { rank, least, most, onRank, marks, onLayout } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<RankChart>(null);
  const pick = useRef<(rank: number) => void>(onRank);
  const description = useId();
  const matrixName = useLensState((state) => state.source?.name);
  const noiseName = t('rounding noise');
  const { ghostName = t('before:') } = props;
  const choose = (to: number) => onRank(Math.min(most, Math.max(least, to)));
  pick.current = choose;
  useEffect(() => {
    if (!canvas.current) return;
    const options: RankChartOptions = {
      logarithmic,
      noiseName,
      ghostName,
      onPick: (picked) => pick.current(picked),
      ...(marks ? { marks } : {}),
      ...(onLayout ? { onLayout } : {}),
    };
    if (chart.current) chart.current.update(series, options);
    else chart.current = new RankChart(canvas.current, series, options);
  }, [series, logarithmic, marks, onLayout, ghostName]);
  useEffect(() => chart.current?.setRank(rank), [rank, series]);
  useEffect(() => {
    // The theme changes the classes and the style of the body.
    const observer = new MutationObserver(() => chart.current?.retheme());
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    return () => {
      observer.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rankByKey(event.key, rank, least, most);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <figure data-testid={testId}>
      <PictureHead caption={title}>
        <PictureMenu
          {...chartSource(matrixName, testId.replace('chart-', ''), {
            ...{ title, series, logarithmic, rank, noiseName },
          })}
        />
      </PictureHead>
      {children}
      <div
        class={tall ? css['tall'] : css['box']}
        role="slider"
        tabIndex={0}
        aria-label={props.sliderLabel ?? t('{0}: choose the rank', title)}
        aria-describedby={description}
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={rank}
        aria-valuetext={valueText(rank)}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <Hidden as="p" id={description}>
        {label}
      </Hidden>
    </figure>
  );
}

/** The rank for a key (WAI-ARIA slider), or undefined for another key. */
function rankByKey(key: string, rank: number, least: number, most: number): number | undefined {
  const page = Math.max(2, Math.round(most / 10));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return rank + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return rank - 1;
    case 'PageUp':
      return rank + page;
    case 'PageDown':
      return rank - page;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
}
