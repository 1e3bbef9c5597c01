import { useRef } from 'preact/hooks';
import { formatNumber, subscript, type Matrix } from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import { arrange, type Arrangement, type Room } from '../../model/arrangement.js';
import { onlyRounding } from '../../model/domains.js';
import { withDomain, withRange } from '../../model/look.js';
import { summarize } from '../../model/summary.js';
import { Toolbar } from '../approximation/toolbar.js';
import { useFlip } from '../approximation/use-flip.js';
import { usePlay } from '../approximation/use-play.js';
import { Button } from '../components/button.js';
import { Heatmap } from '../components/heatmap.js';
import { Icon } from '../components/icon.js';
import { Readout } from '../components/readout.js';
import { SpectrumCharts } from '../components/spectrum-charts.js';
import { Explanation, Faint, Hidden } from '../components/text.js';
import { View } from '../components/view.js';
import { useLens, useLensState, useMemory } from '../context.js';
import { columnAxis, gutterWidth } from '../heatmap/axes.js';
import { t } from '../l10n.js';
import { useLook } from '../use-look.js';
import { useRoom } from '../use-room.js';
import css from './approximation.module.css';

const isOpen = (value: unknown): value is boolean => typeof value === 'boolean';
const isPicture = (value: unknown): value is PictureOf | 'none' =>
  ['none', 'matrix', 'approximation', 'error'].includes(value as string);
/** CSS pixels of a picture's heading, its colour bar, and the gaps between them. */
const headAndBar = 66;
/** CSS pixels below the pictures: what is said of the cell that is pointed at. */
const belowPictures = 34;

/** M, M̂ₖ and the error side by side, and the spectrum. */
export function ApproximationView() {
  const explanations = useLensState((state) => state.settings.explanations);
  const [panelOpen, setPanelOpen] = useMemory('approximation.panel', false, isOpen);
  const tools = useLook();
  const flip = useFlip();
  const play = usePlay();
  if (!tools.shown) return null;
  return (
    <View label={t('Approximation')}>
      <Toolbar tools={tools} flip={flip} play={play} panelOpen={panelOpen} onPanel={setPanelOpen} />
      <Pictures tools={tools} flipped={flip.flipped} />
      <Readout />
      {explanations ? <Theorem /> : null}
      <Summary />
      <SpectrumCharts logarithmic={false} />
    </View>
  );
}

function Theorem() {
  return (
    <Explanation>
      M̂ₖ = Σ<sub>i≤k</sub> σᵢuᵢvᵢᵀ{' '}
      {t(
        'is the closest matrix of rank k to M; what it misses is the tail of the singular values,',
      )}{' '}
      ‖M − M̂ₖ‖<sub>F</sub> = √(Σ<sub>i&gt;k</sub> σᵢ²).
    </Explanation>
  );
}

interface PicturesProps {
  readonly tools: ReturnType<typeof useLook>;
  readonly flipped: boolean;
}

function Pictures({ tools: { look, shown, setLook }, flipped }: PicturesProps) {
  const rank = useLensState((state) => state.rank);
  const given = useLensState((state) => state.given);
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
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
  const { values, error } = shown;
  const alone = hasSvd && enlarged !== 'none' ? enlarged : hasSvd ? undefined : 'matrix';
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
    onResetDomain: () => setLook(withRange(look, 'full')),
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
          title={swapped ? <mark class={css['swapped']}>{approximation}</mark> : 'M'}
          name={swapped ? approximation : 'M'}
          colors={values}
          tallest={tallest}
          label={t('Heatmap of the {0} matrix M, {1}', shape, domain)}
          namesRows={alone !== undefined || namesRows(0)}
          beside={enlarge('matrix', 'M')}
          {...moveValues}
        />
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
              {rounding ? <Faint class={css['formula']}> {t('rounding only')}</Faint> : null}
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

/** Names of rows take room; numbers hardly do, and stand beside each picture. */
const sharesNames = ({ rowLabels }: Matrix) => rowLabels !== undefined;

/** How so many pictures of a matrix are put into the room of the page. */
function arrangementOf(given: Matrix, count: number, room: Room | undefined): Arrangement {
  if (!room) return { columns: count, tallest: 0, across: 1 };
  const { rows, cols } = given;
  const around = (width: number) => headAndBar + columnAxis(given, width).height;
  const height = room.height - belowPictures;
  return arrange(
    { count, rows, cols, gutter: gutterWidth(given), isShared: sharesNames(given), around },
    { width: room.width, height },
  );
}

interface EnlargeProps {
  readonly name: string;
  readonly isLarge: boolean;
  readonly onChange: (isLarge: boolean) => void;
}

/** Gives one picture the room of all three, and takes it back. */
function EnlargeButton({ name, isLarge, onChange }: EnlargeProps) {
  const title = isLarge ? t('Show all three pictures') : t('Enlarge {0}', name);
  return (
    <Button
      kind="icon"
      data-testid="enlarge"
      aria-pressed={isLarge}
      aria-label={title}
      title={title}
      onClick={() => onChange(!isLarge)}
    >
      <Icon name={isLarge ? 'screen-normal' : 'screen-full'} />
    </Button>
  );
}

function Summary() {
  const { store } = useLens().controller;
  useLensState((state) => state.matrix);
  useLensState((state) => state.decomposition);
  useLensState((state) => state.rank);
  useLensState((state) => state.measured);
  return (
    <Hidden as="p" data-testid="summary" aria-live="polite">
      {summarize(store.get())}
    </Hidden>
  );
}
