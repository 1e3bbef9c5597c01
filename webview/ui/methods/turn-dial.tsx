import { subscript, type Turn } from '../../../src/core/index.js';
import { t } from '../l10n.js';
import css from './turn-dial.module.css';

/** Half of the side of the picture, and the length of a direction, in its own units. */
const half = 90;
const radius = 66;

/** The angle between a line through the middle and the first axis, −90 … 90: a direction has no sign. */
export function angleOf(right: number, up: number): number {
  const degrees = Math.round((Math.atan2(up, right) * 180) / Math.PI);
  return degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees;
}

export interface TurnDialProps {
  readonly turn: Turn;
  readonly onTurn: (turn: Turn) => void;
}

/** The plane of vᵢ and vⱼ with the direction in it. The mouse drags it; the chart beside it takes the keys. */
export function TurnDial({ turn, onTurn }: TurnDialProps) {
  const { kept, left, degrees } = turn;
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [radius * Math.cos(angle), -radius * Math.sin(angle)];
  const drag = (event: PointerEvent) => {
    const element = event.currentTarget as SVGSVGElement;
    if (event.type === 'pointerdown') element.setPointerCapture(event.pointerId);
    if (!element.hasPointerCapture(event.pointerId)) return;
    const { left: from, top, width, height } = element.getBoundingClientRect();
    const next = angleOf(event.clientX - from - width / 2, -(event.clientY - top - height / 2));
    if (next !== degrees) onTurn({ ...turn, degrees: next });
  };
  return (
    <svg
      class={css['dial']}
      data-testid="turn-dial"
      viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
      width={2 * half}
      height={2 * half}
      role="img"
      aria-label={t(
        'The direction at {0}° from v{1} towards v{2}',
        degrees,
        subscript(kept),
        subscript(left),
      )}
      onPointerDown={drag}
      onPointerMove={drag}
    >
      <circle class={css['circle']} r={radius} />
      <path class={css['axis']} d={`M${-radius} 0H${radius}M0 ${-radius}V${radius}`} />
      <text class={css['name']} x={radius + 9} y={4}>{`v${subscript(kept)}`}</text>
      <text class={css['name']} x={0} y={-radius - 6} text-anchor="middle">
        {`v${subscript(left)}`}
      </text>
      <path class={css['direction']} d={`M${-x} ${-y}L${x} ${y}`} />
      <circle class={css['grip']} cx={x} cy={y} r={6} />
    </svg>
  );
}
