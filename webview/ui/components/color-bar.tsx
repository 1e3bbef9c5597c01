import { useRef } from 'preact/hooks';
import {
  colorTable,
  formatNumber,
  makeScale,
  tableIndex,
  type Domain,
} from '../../../src/core/index.js';
import type { Colors } from '../../model/look.js';
import { classes } from '../classes.js';
import { t } from '../l10n.js';
import css from './color-bar.module.css';

export interface ColorBarProps {
  readonly colors: Colors;
  /** What the colours belong to, for the names of the ends. */
  readonly name: string;
  /** Both ends move together. */
  readonly symmetric: boolean;
  /** Set if there are missing or infinite cells: the legend shows their colour. */
  readonly missingColor?: readonly [number, number, number];
  readonly onDomain?: (domain: Domain) => void;
  readonly onReset?: () => void;
}

/** Minimum distance of the ends, as a share of the span. */
const closest = 1 / 200;

/**
 * The colour map over the span of the values. The user can drag its ends, or move them with the arrow
 * keys (with Shift by ten steps). After a double click or Delete, the domain follows the values again.
 */
export function ColorBar(props: ColorBarProps) {
  const { colors, name, symmetric, missingColor, onDomain, onReset } = props;
  const { domain, span } = colors;
  const track = useRef<HTMLDivElement>(null);
  const scale = makeScale(colors.scale, span);
  const place = (value: number) => Math.min(1, Math.max(0, scale.position(value)));
  const move = (end: 0 | 1, to: number) => {
    if (!onDomain) return;
    const at = Math.min(1, Math.max(0, to));
    if (symmetric) {
      const largest = Math.abs(
        scale.value(end === 1 ? Math.max(at, 0.5 + closest) : Math.min(at, 0.5 - closest)),
      );
      onDomain([-largest, largest]);
    } else if (end === 0) {
      onDomain([scale.value(Math.min(at, place(domain[1]) - closest)), domain[1]]);
    } else {
      onDomain([domain[0], scale.value(Math.max(at, place(domain[0]) + closest))]);
    }
  };
  const middle = makeScale(colors.scale, domain).value(0.5);
  const ticks = [domain[0], middle, domain[1]].map(tickText);
  const long = ticks.join('').length > 12;
  const movable = onDomain !== undefined && span[1] > span[0];
  return (
    <div class={css['bar']}>
      <div class={css['ramp']} ref={track} style={{ background: gradient(colors) }}>
        {([0, 1] as const).map((end) =>
          colors.extended?.[end] ? (
            <span
              key={`tip-${end}`}
              class={end === 0 ? css['lowTip'] : css['highTip']}
              style={{ background: endColor(colors, end) }}
              title={t('Values beyond this end have its colour')}
            />
          ) : null,
        )}
        {movable
          ? ([0, 1] as const).map((end) => (
              <Thumb
                key={end}
                end={end}
                name={name}
                value={domain[end]}
                at={place(domain[end])}
                track={track}
                onMove={(to) => move(end, to)}
                onReset={onReset}
              />
            ))
          : null}
      </div>
      <div class={classes(css['ticks'], long && css['long'])} aria-hidden="true">
        {ticks.map((text, i) => (
          <span key={i}>{text}</span>
        ))}
      </div>
      {missingColor ? (
        <p class={css['legend']}>
          <span class={css['swatch']} style={{ background: `rgb(${missingColor.join(' ')})` }} />
          {t('missing')}
        </p>
      ) : null}
    </div>
  );
}

/** Three digits, or two before a power of ten. */
function tickText(value: number): string {
  const text = formatNumber(value, 3);
  return text.includes('×') ? formatNumber(value, 2) : text;
}

interface ThumbProps {
  readonly end: 0 | 1;
  readonly name: string;
  readonly value: number;
  /** Place on the bar, 0 … 1. */
  readonly at: number;
  readonly track: { readonly current: HTMLElement | null };
  readonly onMove: (to: number) => void;
  readonly onReset: (() => void) | undefined;
}

function Thumb({ end, name, value, at, track, onMove, onReset }: ThumbProps) {
  const drag = (event: PointerEvent) => {
    const bounds = track.current?.getBoundingClientRect();
    const held = (event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId);
    if (bounds && held) onMove((event.clientX - bounds.left) / bounds.width);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 0.1 : 0.01;
    const to = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      PageDown: at - 0.1,
      PageUp: at + 0.1,
      Home: 0,
      End: 1,
    }[event.key];
    if (to !== undefined) onMove(to);
    else if (event.key === 'Delete') onReset?.();
    else return;
    event.preventDefault();
  };
  return (
    <span
      class={css['thumb']}
      role="slider"
      tabIndex={0}
      data-testid={`domain-${end === 0 ? 'low' : 'high'}`}
      data-value={value}
      aria-label={
        end === 0
          ? t('Lower end of the colours of {0}', name)
          : t('Upper end of the colours of {0}', name)
      }
      // The place on the bar in per cent, because assistive programs cannot use values like 1e-16.
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * at)}
      aria-valuetext={formatNumber(value, 4)}
      title={t('Drag, or use the arrow keys; double-click to follow the values again')}
      style={{ left: `${100 * at}%` }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onDblClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}

function endColor({ colorMap, reversed }: Colors, end: 0 | 1): string {
  const table = colorTable(colorMap, reversed);
  return `rgb(${table.subarray(end * 3 * 255, end * 3 * 255 + 3).join(' ')})`;
}

/** The colours over the span of the bar. Beyond the domain they are those of its ends. */
function gradient({ domain, span, scale: kind, colorMap, reversed }: Colors): string {
  const table = colorTable(colorMap, reversed);
  const track = makeScale(kind, span);
  const shown = makeScale(kind, domain);
  const stops = [];
  for (let i = 0; i <= 48; i++) {
    const at = 3 * tableIndex(shown.position(track.value(i / 48)));
    stops.push(`rgb(${table[at]!} ${table[at + 1]!} ${table[at + 2]!}) ${(100 * i) / 48}%`);
  }
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
