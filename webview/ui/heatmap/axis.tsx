import type { Tick } from '../../model/ticks.js';
import css from './axis.module.css';

/** Ticks along the lower or the left edge of a picture. Screen readers use the table instead. */
export function Axis({
  side,
  ticks,
  turned = false,
}: {
  readonly side: 'rows' | 'columns';
  readonly ticks: readonly Tick[];
  /** The names of columns read from the bottom up. */
  readonly turned?: boolean;
}) {
  return (
    <div
      class={turned ? css['turned'] : side === 'rows' ? css['rows'] : css['columns']}
      aria-hidden="true"
      data-testid={`axis-${side}`}
    >
      {ticks.map(({ at, text }) => (
        <span key={text} style={side === 'rows' ? { top: `${at}px` } : { left: `${at}px` }}>
          {text}
        </span>
      ))}
    </div>
  );
}
