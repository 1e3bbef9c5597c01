import { useRef } from 'preact/hooks';
import { formatNumber, subscript } from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import { onlyRounding } from '../../model/domains.js';
import { withDomain, withRange } from '../../model/look.js';
import { shownMatrix } from '../../model/shown.js';
import { Heatmap } from '../components/heatmap.js';
import { Faint, Swapped } from '../components/text.js';
import { useLensState, useMemory } from '../context.js';
import { arrangementOf, sharesNames } from '../heatmap/arrangement-of.js';
import { gutterWidth } from '../heatmap/axes.js';
import { t } from '../l10n.js';
import type { LookTools } from '../use-look.js';
import { useRoom } from '../use-room.js';
import { EnlargeButton } from './enlarge-button.js';
import css from './pictures.module.css';
import { Placeholder } from './placeholder.js';

const isPicture = (value: unknown): value is PictureOf | 'none' =>
  ['none', 'matrix', 'approximation', 'error'].includes(value as string);

interface PicturesProps {
  readonly tools: LookTools;
  readonly flipped: boolean;
}

/** The three pictures in the room that the page has, or the one that is enlarged. */
export function Pictures({ tools: { look, shown, setLook }, flipped }: PicturesProps) {
  const rank = useLensState((state) => state.rank);
  const given = useLensState(shownMatrix);
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  const isComing = useLensState((state) => state.computing !== undefined) && !hasSvd;
  const rounding = useLensState(onlyRounding);
  const [enlarged, setEnlarged] = useMemory<PictureOf | 'none'>(
    'approximation.enlarged',
    'none',
    isPicture,
  );
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  if (!shown || !given) return null;
  const shape = `${given.rows}×${given.cols}`;
  const { values, error, beyond } = shown;
  const alone = !hasSvd && !isComing ? 'matrix' : enlarged === 'none' ? undefined : enlarged;
  const { columns, tallest, across } = arrangementOf(given, alone ? 1 : 3, room);
  const isShared = sharesNames(given);
  const first = isShared ? gutterWidth(given) : 0;
  const widths = Array.from({ length: columns }, (_, k) => `${across + (k === 0 ? first : 0)}fr`);
  const namesRows = (place: number) => !isShared || place % columns === 0;
  const approximation = `M̂${subscript(rank)}`;
  const swapped = flipped && hasSvd;
  const domain = t(
    'values from {0} to {1}',
    formatNumber(values.domain[0]),
    formatNumber(values.domain[1]),
  );
  const moveValues = {
    onDomain: (to: readonly [number, number]) => setLook(withDomain(look, to)),
    onResetDomain: () => setLook(withRange(look, 'auto')),
  };
  const { errorEnd: _errorEnd, ...following } = look;
  const isShown = (of: PictureOf) => alone === undefined || alone === of;
  const enlarge = (of: PictureOf, name: string) =>
    hasSvd ? (
      <EnlargeButton
        name={name}
        isLarge={alone === of}
        onChange={(isLarge) => setEnlarged(isLarge ? of : 'none')}
      />
    ) : null;
  return (
    <div
      class={css['heatmaps']}
      ref={box}
      data-columns={columns}
      style={{ gridTemplateColumns: widths.map((each) => `minmax(0, ${each})`).join(' ') }}
    >
      {isShown('matrix') ? (
        <Heatmap
          id="matrix"
          of={swapped ? 'approximation' : 'matrix'}
          title={swapped ? <Swapped>{approximation}</Swapped> : 'M'}
          name={swapped ? approximation : 'M'}
          colors={values}
          tallest={tallest}
          label={t('Heatmap of the {0} matrix M, {1}', shape, domain)}
          namesRows={alone !== undefined || namesRows(0)}
          beside={enlarge('matrix', 'M')}
          ringed={swapped ? undefined : beyond?.places}
          {...moveValues}
        />
      ) : null}
      {isComing && isShown('approximation') ? (
        <Placeholder title="M̂ₖ" tallest={tallest} namesRows={namesRows(1)} />
      ) : null}
      {isComing && isShown('error') ? (
        <Placeholder title={t('Error')} tallest={tallest} namesRows={namesRows(2)} />
      ) : null}
      {hasSvd && isShown('approximation') ? (
        <Heatmap
          of="approximation"
          title={approximation}
          name={approximation}
          colors={values}
          tallest={tallest}
          label={t('Heatmap of the best rank-{0} approximation of M, {1}', rank, domain)}
          namesRows={alone !== undefined || namesRows(1)}
          beside={enlarge('approximation', approximation)}
          {...moveValues}
        />
      ) : null}
      {hasSvd && isShown('error') ? (
        <Heatmap
          of="error"
          title={
            <>
              {t('Error')}
              <span class={css['formula']}> M − {approximation}</span>
              {rounding ? <Faint class={css['note']}> {t('rounding only')}</Faint> : null}
            </>
          }
          name={t('Error at k = {0}', rank)}
          colors={error}
          tallest={tallest}
          label={t(
            'Heatmap of the error of rank {0}, colours from {1} to {2}',
            rank,
            formatNumber(error.domain[0]),
            formatNumber(error.domain[1]),
          )}
          namesRows={alone !== undefined || namesRows(2)}
          beside={enlarge('error', t('Error at k = {0}', rank))}
          onDomain={([, end]) => setLook({ ...look, errorEnd: end })}
          onResetDomain={() => setLook(following)}
        />
      ) : null}
    </div>
  );
}
