import { formatNumber, subscript, type Matrix } from '../../../src/core/index.js';
import { onlyRounding } from '../../model/domains.js';
import { withDomain, withRange } from '../../model/look.js';
import { summarize } from '../../model/summary.js';
import { Toolbar } from '../approximation/toolbar.js';
import { useFlip } from '../approximation/use-flip.js';
import { usePlay } from '../approximation/use-play.js';
import { classes } from '../classes.js';
import { Heatmap } from '../components/heatmap.js';
import { Readout } from '../components/readout.js';
import { SpectrumCharts } from '../components/spectrum-charts.js';
import { Explanation, Faint, Hidden } from '../components/text.js';
import { View } from '../components/view.js';
import { useLens, useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';
import { useLook } from '../use-look.js';
import css from './approximation.module.css';

const isOpen = (value: unknown): value is boolean => typeof value === 'boolean';
const tallest = 380;

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
      {explanations ? <Theorem /> : null}
      <Toolbar tools={tools} flip={flip} play={play} panelOpen={panelOpen} onPanel={setPanelOpen} />
      <Readout />
      <Pictures tools={tools} flipped={flip.flipped} />
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

/**
 * Half of a side bar is too narrow for pictures that are wider than high, or that have names before their
 * rows.
 */
function needsWidth({ rows, cols, rowLabels }: Matrix): boolean {
  return cols > 1.4 * rows || rowLabels !== undefined;
}

interface PicturesProps {
  readonly tools: ReturnType<typeof useLook>;
  readonly flipped: boolean;
}

function Pictures({ tools: { look, shown, setLook }, flipped }: PicturesProps) {
  const rank = useLensState((state) => state.rank);
  const shape = useLensState((state) => state.given && `${state.given.rows}×${state.given.cols}`);
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  const long = useLensState((state) => state.given && needsWidth(state.given));
  const rounding = useLensState(onlyRounding);
  if (!shown || shape === undefined) return null;
  const { values, error } = shown;
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
  return (
    <div class={classes(css['heatmaps'], !hasSvd && css['alone'], long && css['long'])}>
      <Heatmap
        id="matrix"
        of={swapped ? 'approximation' : 'matrix'}
        title={swapped ? <mark class={css['swapped']}>{approximation}</mark> : 'M'}
        name={swapped ? approximation : 'M'}
        colors={values}
        tallest={tallest}
        label={t('Heatmap of the {0} matrix M, {1}', shape, domain)}
        {...moveValues}
      />
      {hasSvd ? (
        <>
          <Heatmap
            of="approximation"
            title={approximation}
            name={approximation}
            colors={values}
            tallest={tallest}
            label={t('Heatmap of the best rank-{0} approximation of M, {1}', rank, domain)}
            {...moveValues}
          />
          <Heatmap
            of="error"
            title={
              <>
                {t('Error M − {0}', approximation)}
                {rounding ? <Faint> {t('rounding only')}</Faint> : null}
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
            onDomain={([, end]) => setLook({ ...look, errorEnd: end })}
            onResetDomain={() => setLook(following)}
          />
        </>
      ) : null}
    </div>
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
