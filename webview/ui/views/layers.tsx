import { formatNumber, formatPercent } from '../../../src/core/index.js';
import { allOff, allOn, countOn, firstLayers } from '../../model/layers.js';
import { numbersOf } from '../../model/numbers.js';
import { Button } from '../components/button.js';
import { Check } from '../components/check.js';
import { Explanation } from '../components/explanation.js';
import { Heatmap } from '../components/heatmap.js';
import { LayerGallery } from '../components/layer-gallery.js';
import { NeedsSvd } from '../components/needs-svd.js';
import { View } from '../components/view.js';
import { useLens, useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';
import { useControlsHeight } from '../use-controls-height.js';
import { useLayers, type Layers } from '../use-layers.js';
import { useLook } from '../use-look.js';
import css from './layers.module.css';

/** The rank-one terms of M, which the user can switch on and off, and their sum. */
export function LayersView() {
  const ready = useLensState((state) => state.decomposition !== undefined);
  return ready ? <LayersOfMatrix /> : <NeedsSvd />;
}

function LayersOfMatrix() {
  const explanations = useLensState((state) => state.settings.explanations);
  const layers = useLayers();
  const controls = useControlsHeight();
  const [colors, setColors] = useMemory<'each' | 'common'>('layers.colors', 'each', isColors);
  return (
    <View label={t('Layers')}>
      {explanations ? (
        <Explanation>
          {t(
            'Each layer σᵢuᵢvᵢᵀ is one pattern: the column uᵢ repeated across with the strengths vᵢ. Layers are orthogonal to each other, so the error of any sum is what is left out: ‖M − M̂‖² = Σ σᵢ² over the layers that are off. Point at a layer to see the sum with and without it.',
          )}
        </Explanation>
      ) : null}
      <Toolbar layers={layers} colors={colors} setColors={setColors} />
      <SumSummary layers={layers} />
      <div class={css['columns']} style={{ '--controls': `${controls}px` }}>
        <LiveSum layers={layers} />
        <LayerGallery layers={layers} common={colors === 'common'} />
      </div>
    </View>
  );
}

interface ToolbarProps {
  readonly layers: Layers;
  readonly colors: 'each' | 'common';
  readonly setColors: (colors: 'each' | 'common') => void;
}

function Toolbar({ layers, colors, setColors }: ToolbarProps) {
  const { set, count, change } = layers;
  return (
    <div class={css['tools']} role="toolbar" aria-label={t('Layers')}>
      <Button kind="secondary" onClick={() => change(allOn(count))}>
        {t('All on')}
      </Button>
      <Button kind="secondary" onClick={() => change(allOff(set))}>
        {t('All off')}
      </Button>
      <Button kind="secondary" onClick={() => change(firstLayers(set.rank))}>
        {t('First {0}', set.rank)}
      </Button>
      <Check
        label={t('Same colours for all layers')}
        testId="layers-common"
        checked={colors === 'common'}
        onChange={() => setColors(colors === 'common' ? 'each' : 'common')}
      />
    </div>
  );
}

/** The sum of the layers that are on, and its error. */
function LiveSum({ layers }: { readonly layers: Layers }) {
  const { shown } = useLook();
  const preview = useLensState((state) => state.preview);
  if (!shown) return null;
  const on = countOn(layers.set);
  return (
    <div class={css['live']}>
      <Heatmap
        of="approximation"
        title={preview ? t('M̂ with it switched') : t('M̂, {0} of {1} layers', on, layers.count)}
        name={t('M̂')}
        colors={shown.values}
        tallest={200}
        label={t('Heatmap of the sum of {0} layers', on)}
      />
      <Heatmap
        of="error"
        title={t('Error M − M̂')}
        name={t('Error')}
        colors={shown.error}
        tallest={200}
        label={t('Heatmap of what the sum leaves out')}
      />
    </div>
  );
}

/** What the sum contains, and its error in two ways. */
function SumSummary({ layers }: { readonly layers: Layers }) {
  const { store } = useLens().controller;
  useLensState((state) => state.measured);
  useLensState((state) => state.sumError);
  useLensState((state) => state.weights);
  const numbers = numbersOf(store.get());
  if (!numbers) return null;
  const on = countOn(layers.set);
  const { tail, measured, difference, energy } = numbers;
  return (
    <p role="status" data-testid="layers-summary">
      {t('{0} of {1} layers keep {2} of the energy.', on, layers.count, formatPercent(energy))}
      <span class={css['twoWays']}>
        {' '}
        {t('Error by orthogonality, √(Σ σᵢ²) over the layers that are off:')}{' '}
        <b data-testid="layers-tail" data-value={tail}>
          {formatNumber(tail, 6)}
        </b>
        ; {t('measured entry by entry:')}{' '}
        <b data-testid="layers-measured" data-value={measured ?? ''}>
          {measured === undefined ? t('measuring…') : formatNumber(measured, 6)}
        </b>
        {difference === undefined ? '' : ` (${t('difference {0}', formatNumber(difference, 2))})`}.
      </span>
    </p>
  );
}

function isColors(value: unknown): value is 'each' | 'common' {
  return value === 'each' || value === 'common';
}
