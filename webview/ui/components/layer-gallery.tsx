import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { symmetricDomain } from '../../../src/core/index.js';
import { layerPeak, only } from '../../model/layers.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import type { Layers } from '../use-layers.js';
import { useSize } from '../use-size.js';
import { Button } from './button.js';
import { LayerCard } from './layer-card.js';
import css from './layer-gallery.module.css';

const pageSize = 36;
/** Minimum width of a card, and the gap between two cards, in CSS pixels. */
const cardWidth = 124;
const gap = 10;
const padding = 8;

export interface LayerGalleryProps {
  readonly layers: Layers;
  /** True: one domain for all layers; false: each has its own. */
  readonly common: boolean;
}

/** The layers as small heatmaps, one page at a time. Arrow keys move, Space switches a layer. */
export function LayerGallery({ layers, common }: LayerGalleryProps) {
  const decomposition = useLensState((state) => state.decomposition);
  const colorMap = useLensState((state) => state.settings.errorColorMap);
  const list = useRef<HTMLUListElement>(null);
  const { width } = useSize(list);
  const [page, setPage] = useState(0);
  const [active, setActive] = useState(0);
  const { count } = layers;
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const current = Math.min(page, pages - 1);
  const first = current * pageSize;
  const last = Math.min(count, first + pageSize);
  const columns = Math.max(1, Math.floor((width + gap) / (cardWidth + gap)));
  const inner = Math.floor((width - gap * (columns - 1)) / columns) - 2 * padding - 2;
  const domain = useMemo(() => {
    if (!common || !decomposition) return undefined;
    let largest = 0;
    for (let i = 0; i < count; i++) largest = Math.max(largest, layerPeak(decomposition.svd, i));
    return symmetricDomain(largest || 1);
  }, [common, decomposition]);
  useEffect(() => setActive(first), [first]);
  if (!decomposition) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, columns, active, first, last);
    if (step !== undefined) {
      event.preventDefault();
      list.current?.querySelector<HTMLElement>(`[data-layer="${step}"] input`)?.focus();
    } else if (event.key === 'o') {
      layers.change(only(layers.set, active));
    } else if (event.key === 'f' && !event.repeat) {
      layers.preview(active);
    }
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === 'f') layers.preview(undefined);
  };
  return (
    <div class={css['gallery']}>
      <ul
        ref={list}
        aria-label={t('Layers: arrow keys move, Space switches, O shows one alone, hold F to flip')}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
      >
        {inner > 0
          ? Array.from({ length: last - first }, (_, i) => (
              <LayerCard
                key={first + i}
                decomposition={decomposition}
                layers={layers}
                layer={first + i}
                width={inner}
                colorMap={colorMap}
                active={first + i === active}
                onFocus={() => setActive(first + i)}
                {...(domain ? { domain } : {})}
              />
            ))
          : null}
      </ul>
      {pages > 1 ? (
        <nav class={css['pager']} aria-label={t('Pages of layers')}>
          <Button kind="secondary" disabled={current === 0} onClick={() => setPage(current - 1)}>
            {t('Previous')}
          </Button>
          <span data-testid="layer-page">{t('Layers {0}–{1} of {2}', first + 1, last, count)}</span>
          <Button
            kind="secondary"
            data-testid="layer-next"
            disabled={current === pages - 1}
            onClick={() => setPage(current + 1)}
          >
            {t('Next')}
          </Button>
        </nav>
      ) : null}
    </div>
  );
}

/** The layer for a key, within the page; undefined for another key. */
function stepOf(
  key: string,
  columns: number,
  active: number,
  first: number,
  last: number,
): number | undefined {
  const inside = (layer: number) => (layer >= first && layer < last ? layer : active);
  switch (key) {
    case 'ArrowRight':
      return inside(active + 1);
    case 'ArrowLeft':
      return inside(active - 1);
    case 'ArrowDown':
      return inside(active + columns);
    case 'ArrowUp':
      return inside(active - columns);
    case 'Home':
      return first;
    case 'End':
      return last - 1;
    default:
      return undefined;
  }
}
