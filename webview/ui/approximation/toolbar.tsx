import { viewportOf, isWhole, wholeViewport, zoomAt } from '../../model/viewport.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import type { LookTools } from '../use-look.js';
import { LookPanel, lookPanelId } from './look-panel.js';
import type { Flip } from './use-flip.js';
import type { usePlay } from './use-play.js';

const zoomStep = 1.5;

export interface ToolbarProps {
  readonly tools: LookTools;
  readonly flip: Flip;
  readonly play: ReturnType<typeof usePlay>;
  readonly panelOpen: boolean;
  readonly onPanel: (open: boolean) => void;
}

/** Zoom, play, flip, and the panel of colours and range. */
export function Toolbar({ tools, flip, play, panelOpen, onPanel }: ToolbarProps) {
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  return (
    <>
      <div class="heatmap-toolbar" role="toolbar" aria-label={t('Heatmaps')}>
        <ZoomButtons />
        {hasSvd ? (
          <>
            <button
              type="button"
              class="icon-button labelled"
              data-testid="play"
              aria-pressed={play.playing}
              title={t('Run k up to full rank; Escape stops')}
              onClick={play.toggle}
            >
              <span
                class={`codicon codicon-${play.playing ? 'debug-stop' : 'play'}`}
                aria-hidden="true"
              />
              {play.playing ? t('Stop') : t('Play')}
            </button>
            <FlipButton flip={flip} />
          </>
        ) : null}
        <button
          type="button"
          class="icon-button labelled"
          data-testid="look"
          aria-expanded={panelOpen}
          aria-controls={lookPanelId}
          onClick={() => onPanel(!panelOpen)}
        >
          <span class="codicon codicon-settings" aria-hidden="true" />
          {t('Colours')}
          <span class={`codicon codicon-chevron-${panelOpen ? 'up' : 'down'}`} aria-hidden="true" />
        </button>
      </div>
      {panelOpen ? <LookPanel {...tools} /> : null}
    </>
  );
}

function ZoomButtons() {
  const { controller } = useLens();
  const given = useLensState((state) => state.given);
  const viewport = useLensState(viewportOf);
  if (!given || !viewport) return null;
  const whole = isWhole(viewport, given);
  const zoom = (factor: number) => controller.setViewport(zoomAt(viewport, given, factor));
  const buttons = [
    ['zoom-in', t('Zoom in (+)'), false, () => zoom(zoomStep)],
    ['zoom-out', t('Zoom out (−)'), whole, () => zoom(1 / zoomStep)],
    [
      'screen-full',
      t('Show the whole matrix (0)'),
      whole,
      () => controller.setViewport(wholeViewport(given)),
    ],
  ] as const;
  return (
    <span class="button-group">
      {buttons.map(([icon, title, disabled, onClick]) => (
        <button
          type="button"
          class="icon-button"
          key={icon}
          data-testid={icon}
          title={title}
          aria-label={title}
          disabled={disabled}
          onClick={onClick}
        >
          <span class={`codicon codicon-${icon}`} aria-hidden="true" />
        </button>
      ))}
    </span>
  );
}

function FlipButton({ flip: { flipped, hold } }: { readonly flip: Flip }) {
  const onKey = (held: boolean) => (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') hold(held);
  };
  return (
    <button
      type="button"
      class="icon-button labelled"
      data-testid="flip"
      aria-pressed={flipped}
      title={t('Hold, or hold the key F, to see M̂ₖ in the place of M')}
      onPointerDown={(event) => {
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        hold(true);
      }}
      onPointerUp={() => hold(false)}
      onPointerCancel={() => hold(false)}
      onKeyDown={onKey(true)}
      onKeyUp={onKey(false)}
      onBlur={() => hold(false)}
    >
      <span class="codicon codicon-arrow-swap" aria-hidden="true" />
      {t('Hold to flip')}
    </button>
  );
}
