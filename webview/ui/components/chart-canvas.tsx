import { useEffect, useRef } from 'preact/hooks';
import { RankChart, type RankChartOptions, type RankSeries } from '../../charts/rank-chart.js';
import { useLens, useLensState } from '../context.js';

export interface ChartCanvasProps {
  readonly title: string;
  readonly label: string;
  readonly series: RankSeries;
  readonly logarithmic: boolean;
  readonly testId: string;
}

const reducedMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A Chart.js chart against the rank; a click chooses the rank. */
export function ChartCanvas({ title, label, series, logarithmic, testId }: ChartCanvasProps) {
  const { controller } = useLens();
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<RankChart>(null);
  const rank = useLensState((state) => state.rank);
  const options: RankChartOptions = {
    logarithmic,
    reducedMotion: reducedMotion(),
    onPick: (picked) => controller.setRank(picked),
  };
  useEffect(() => {
    if (!canvas.current) return;
    if (chart.current) chart.current.update(series, options);
    else chart.current = new RankChart(canvas.current, series, options);
  }, [series, logarithmic]);
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
  return (
    <figure class="chart" data-testid={testId}>
      <figcaption>{title}</figcaption>
      <div class="chart-box">
        <canvas ref={canvas} role="img" aria-label={label} />
      </div>
    </figure>
  );
}
