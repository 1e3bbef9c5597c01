import { useEffect, useRef } from 'preact/hooks';
import { RankChart, type RankSeries } from '../../charts/rank-chart.js';
import { useLensState } from '../context.js';
import { chartSource } from '../export/chart-source.js';
import { PictureMenu } from '../export/picture-menu.js';

interface PickChartProps {
  readonly title: string;
  readonly label: string;
  readonly series: RankSeries;
  readonly rank: number;
  readonly onRank: (rank: number) => void;
  readonly testId: string;
}

/**
 * A chart against the rank of a completion, which is not the rank on the slider: a click chooses it.
 * The table below it does the same by keyboard.
 */
export function PickChart({ title, label, series, rank, onRank, testId }: PickChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<RankChart>(null);
  const pick = useRef(onRank);
  const matrixName = useLensState((state) => state.source?.name);
  pick.current = onRank;
  useEffect(() => {
    if (!canvas.current) return;
    const options = {
      logarithmic: false,
      onPick: (picked: number) => pick.current(Math.max(series.first, picked)),
    };
    if (chart.current) chart.current.update(series, options);
    else chart.current = new RankChart(canvas.current, series, options);
  }, [series]);
  useEffect(() => chart.current?.setRank(rank), [rank, series]);
  useEffect(() => {
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
      <figcaption>
        <span class="caption">{title}</span>
        <PictureMenu {...chartSource(matrixName, { title, series, logarithmic: false, rank })} />
      </figcaption>
      <div class="chart-box">
        <canvas ref={canvas} role="img" aria-label={label} />
      </div>
    </figure>
  );
}
