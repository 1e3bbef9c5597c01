import { summarize } from '../../model/summary.js';
import { BeyondNote } from '../approximation/beyond-note.js';
import { Pictures } from '../approximation/pictures.js';
import { Toolbar } from '../approximation/toolbar.js';
import { useFlip } from '../approximation/use-flip.js';
import { usePlay } from '../approximation/use-play.js';
import { Explanation } from '../components/explanation.js';
import { Readout } from '../components/readout.js';
import { SpectrumCharts } from '../components/spectrum-charts.js';
import { Hidden } from '../components/text.js';
import { View } from '../components/view.js';
import { useLens, useLensState, useOpen } from '../context.js';
import { t } from '../l10n.js';
import { LargeNote } from '../large/large-note.js';
import { useLook } from '../use-look.js';

/** M, M̂ₖ and the error side by side, and the spectrum. */
export function ApproximationView() {
  const explanations = useLensState((state) => state.settings.explanations);
  const [panelOpen, setPanelOpen] = useOpen('approximation.panel', false);
  const tools = useLook();
  const flip = useFlip();
  const play = usePlay();
  if (!tools.shown) return null;
  return (
    <View label={t('Approximation')}>
      <Toolbar tools={tools} flip={flip} play={play} panelOpen={panelOpen} onPanel={setPanelOpen} />
      <Pictures tools={tools} flipped={flip.flipped} />
      <BeyondNote {...tools} />
      <LargeNote pictures />
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
