import { t } from '../l10n.js';
import css from './sparkline.module.css';

export interface SparklineProps {
  /** log₁₀ σᵢ/σ₁ at even distances. */
  readonly spectrum: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** The lowest value on screen, the same in all rows, so that rows can be compared. */
const lowest = -3;

/** The spectrum as a small picture: how fast the singular values fall, over three decades. */
export function Sparkline({ spectrum, width, height }: SparklineProps) {
  if (spectrum.length === 0) return null;
  const across = Math.max(1, spectrum.length - 1);
  const place = (log: number, i: number) => {
    const x = (i / across) * (width - 2) + 1;
    const y = 1 + (Math.max(lowest, log) / lowest) * (height - 2);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const points = spectrum.map(place);
  // One value has no line: it gets the whole width.
  if (points.length === 1) points.push(`${width - 1} 1`);
  const line = `M${points.join('L')}`;
  const last = Math.min(...spectrum);
  return (
    <svg
      class={css['picture']}
      width={width}
      height={height}
      role="img"
      aria-label={t('falls to 10^{0} of σ₁', last <= -20 ? '−∞' : last.toFixed(1))}
    >
      <path class={css['area']} d={`${line}V${height}H1Z`} />
      <path class={css['line']} d={line} />
    </svg>
  );
}
