import { useRef } from 'preact/hooks';
import {
  formatNumber,
  formatPercent,
  subscript,
  symmetricDomain,
  type Domain,
} from '../../../src/core/index.js';
import { isOn, layerPeak, only, toggled } from '../../model/layers.js';
import { wholeLayer } from '../../model/small-layer.js';
import type { Decomposition } from '../../model/state.js';
import { useLensState } from '../context.js';
import { matrixSource } from '../export/matrix-source.js';
import { PictureMenu } from '../export/picture-menu.js';
import { t } from '../l10n.js';
import type { Layers } from '../use-layers.js';
import { Button } from './button.js';
import css from './layer-card.module.css';
import { LayerPicture } from './layer-picture.js';
import { Faint } from './text.js';

export interface LayerCardProps {
  readonly decomposition: Decomposition;
  readonly layers: Layers;
  /** Counted from 0. */
  readonly layer: number;
  readonly width: number;
  readonly colorMap: string;
  readonly domain?: Domain;
  /** The only card that Tab reaches; arrow keys move to the others. */
  readonly active: boolean;
  readonly onFocus: () => void;
}

/**
 * How long the pointer must rest on a layer before the sum shows it switched on or off, in milliseconds.
 */
const restMillis = 120;

/** A smaller share of the energy has no digits that matter beside the others. */
const leastShare = 1e-4;

/** A layer with its σᵢ, its share of the energy and a check box that switches it. */
export function LayerCard(props: LayerCardProps) {
  const { decomposition, layers, layer, width, colorMap, domain, active, onFocus } = props;
  const { svd, energies, aboveNoise } = decomposition;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const name = layer + 1;
  const sigma = svd.s[layer] ?? 0;
  const share = (energies[name] ?? 0) - (energies[layer] ?? 0);
  const on = isOn(layers.set, layer);
  const noise = layer >= aboveNoise;
  const tabIndex = active ? 0 : -1;
  const enter = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => layers.preview(layer), restMillis);
  };
  const leave = () => {
    clearTimeout(timer.current);
    layers.preview(undefined);
  };
  const change = (next: typeof layers.set) => {
    clearTimeout(timer.current);
    layers.change(next);
  };
  return (
    <li
      class={css['card']}
      data-testid={`layer-${name}`}
      data-layer={layer}
      data-on={on}
      data-value={sigma}
      onFocusCapture={onFocus}
    >
      <div
        class={css['picture']}
        title={
          on
            ? t('Point here to see M̂ without layer {0}', name)
            : t('Point here to see M̂ with layer {0}', name)
        }
        onPointerEnter={enter}
        onPointerLeave={leave}
        onClick={() => change(toggled(layers.set, layer))}
      >
        <LayerPicture
          svd={svd}
          layer={layer}
          label={describe(decomposition, layer)}
          width={width}
          tallest={width}
          colorMap={colorMap}
          {...(domain ? { domain } : {})}
        />
      </div>
      <label>
        <input
          type="checkbox"
          tabIndex={tabIndex}
          checked={on}
          aria-keyshortcuts="O F"
          aria-label={t(
            'Layer {0}, σ = {1}, {2} of the energy',
            name,
            formatNumber(sigma, 4),
            formatPercent(share),
          )}
          onChange={() => change(toggled(layers.set, layer))}
        />
        <span>
          σ{subscript(name)} = {formatNumber(sigma, 3)}
        </span>
      </label>
      <div class={css['foot']}>
        <Faint data-testid={`layer-share-${name}`} data-value={share}>
          {noise ? t('noise') : share < leastShare ? t('< 0.01 %') : formatPercent(share)}
        </Faint>
        <span class={css['actions']}>
          <Button
            kind="link"
            tabIndex={tabIndex}
            aria-label={t('Only layer {0}', name)}
            onClick={() => change(only(layers.set, layer))}
          >
            {t('Only')}
          </Button>
          <LayerMenu {...{ decomposition, layer, colorMap, domain, tabIndex }} />
        </span>
      </div>
    </li>
  );
}

type LayerMenuProps = Pick<LayerCardProps, 'decomposition' | 'layer' | 'colorMap'> & {
  readonly domain: Domain | undefined;
  readonly tabIndex: number;
};

/** Saves a layer with all its entries, in the size of a picture and not of its card. */
function LayerMenu({ decomposition, layer, colorMap, domain, tabIndex }: LayerMenuProps) {
  const label = useLensState((state) => state.source?.name);
  const given = useLensState((state) => state.given);
  const { svd } = decomposition;
  const peak = layerPeak(svd, layer) || 1;
  const source = matrixSource(label, {
    name: t('layer {0}', layer + 1),
    getMatrix: () => wholeLayer(svd, layer, given),
    domain: domain ?? symmetricDomain(peak),
    colorMap,
    texts: true,
  });
  return <PictureMenu {...source} tabIndex={tabIndex} />;
}

/** A layer in words: the place of its largest entry. */
function describe({ svd }: Decomposition, layer: number): string {
  const row = peak(svd.u.data, svd.u.cols, layer);
  const column = peak(svd.v.data, svd.v.cols, layer);
  const value = (svd.s[layer] ?? 0) * row.value * column.value;
  return t(
    'Layer {0}: its largest entry is {1} at row {2}, column {3}',
    layer + 1,
    formatNumber(value, 4),
    row.index + 1,
    column.index + 1,
  );
}

function peak(data: Float64Array, cols: number, j: number): { index: number; value: number } {
  let index = 0;
  for (let i = 0; i * cols < data.length; i++) {
    if (Math.abs(data[i * cols + j]!) > Math.abs(data[index * cols + j]!)) index = i;
  }
  return { index, value: data[index * cols + j] ?? 0 };
}
