import { useEffect, useRef } from 'preact/hooks';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { NeedsEntries } from '../large/needs-entries.js';
import { views as allViews } from '../views/index.js';
import css from './view-tabs.module.css';

/** The tabs of the views, and the chosen view (WAI-ARIA tabs with automatic activation). */
export function ViewTabs() {
  const { controller, board } = useLens();
  const chosen = useLensState((state) => state.view);
  const decomposition = useLensState((state) => state.decomposition);
  const hasSvd = decomposition !== undefined;
  const isLarge = useLensState((state) => state.large !== undefined);
  const isImage = useLensState((state) => state.image !== undefined);
  const isPair = useLensState(({ source, large }) => source?.pair !== undefined && !large);
  const views = allViews.filter(
    ({ ofImages = false, ofPairs = false }) => (isImage || !ofImages) && (isPair || !ofPairs),
  );
  const list = useRef<HTMLDivElement>(null);
  const current = views.find((view) => view.id === chosen) ?? views[0]!;
  useEffect(() => {
    if (decomposition && !current.painted && !isLarge) board.drawnWithoutPictures();
  }, [decomposition, current]);
  // The tabs may be one line that scrolls: the chosen one is in its middle.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`#tab-${current.id}`);
    if (!list.current || !tab) return;
    list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = views.indexOf(current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = views[(to + views.length) % views.length]!;
    controller.setView(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  const Component = isLarge && !current.ofLarge ? NeedsEntries : current.Component;
  return (
    <>
      {views.length > 1 ? (
        <div
          class={css['tabs']}
          role="tablist"
          aria-label={t('Views')}
          ref={list}
          onKeyDown={onKeyDown}
        >
          {views.map((view) => (
            <button
              type="button"
              role="tab"
              key={view.id}
              id={`tab-${view.id}`}
              data-testid={`tab-${view.id}`}
              aria-selected={view === current}
              aria-controls="view"
              tabIndex={view === current ? 0 : -1}
              onClick={() => controller.setView(view.id)}
            >
              {view.title()}
            </button>
          ))}
        </div>
      ) : null}
      <div id="view" class={css['view']} role="tabpanel" aria-labelledby={`tab-${current.id}`}>
        {hasSvd || isLarge || current.withoutSvd ? <Component /> : null}
      </div>
    </>
  );
}
