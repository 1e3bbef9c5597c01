import { useRef } from 'preact/hooks';
import { formatNumber } from '../../../src/core/index.js';
import type { PairSide } from '../../../src/protocol/index.js';
import type { PairColors } from '../../model/compare-colors.js';
import { shownMatrix } from '../../model/shown.js';
import { Heatmap } from '../components/heatmap.js';
import { Faint } from '../components/text.js';
import { useLensState } from '../context.js';
import { arrangementOf, sharesNames } from '../heatmap/arrangement-of.js';
import { gutterWidth } from '../heatmap/axes.js';
import { t } from '../l10n.js';
import { useRoom } from '../use-room.js';
import css from './pair-pictures.module.css';

interface PairPicturesProps {
  readonly first: PairSide;
  readonly second: PairSide;
  readonly colors: PairColors;
}

/** A, B and A − B, beside each other where there is room, with one zoom. */
export function PairPictures({ first, second, colors }: PairPicturesProps) {
  const given = useLensState(shownMatrix);
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  if (!given) return null;
  const { columns, tallest, across } = arrangementOf(given, 3, room);
  const isShared = sharesNames(given);
  const gutter = isShared ? gutterWidth(given) : 0;
  const widths = Array.from({ length: columns }, (_, k) => `${across + (k === 0 ? gutter : 0)}fr`);
  const namesRows = (place: number) => !isShared || place % columns === 0;
  const shape = `${given.rows}×${given.cols}`;
  const label = (what: string, [low, high]: readonly [number, number]) =>
    t(
      'Heatmap of {0}, {1}, colours from {2} to {3}',
      what,
      shape,
      formatNumber(low),
      formatNumber(high),
    );
  return (
    <div
      class={css['heatmaps']}
      ref={box}
      data-columns={columns}
      style={{ gridTemplateColumns: widths.map((each) => `minmax(0, ${each})`).join(' ') }}
    >
      <Heatmap
        of="first"
        title={<Title letter="A" name={first.label} />}
        name="A"
        colors={colors.sides}
        tallest={tallest}
        label={label(`A, ${first.label}`, colors.sides.domain)}
        namesRows={namesRows(0)}
      />
      <Heatmap
        of="second"
        title={<Title letter="B" name={second.label} />}
        name="B"
        colors={colors.sides}
        tallest={tallest}
        label={label(`B, ${second.label}`, colors.sides.domain)}
        namesRows={namesRows(1)}
      />
      <Heatmap
        of="difference"
        title="A − B"
        name="A − B"
        colors={colors.difference}
        tallest={tallest}
        label={label('A − B', colors.difference.domain)}
        namesRows={namesRows(2)}
      />
    </div>
  );
}

function Title({ letter, name }: { readonly letter: string; readonly name: string }) {
  return (
    <span class={css['title']} title={name}>
      {letter}: <Faint>{name}</Faint>
    </span>
  );
}
