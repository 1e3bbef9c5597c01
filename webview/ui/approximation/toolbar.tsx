import { shownMatrix } from '../../model/shown.js';
import { viewportOf, isWhole, wholeViewport, zoomAt, zoomEvenly } from '../../model/viewport.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import type { LookTools } from '../use-look.js';
import { StoryButton } from '../story/story-button.js';
import { LookPanel, lookPanelId } from './look-panel.js';
import css from './toolbar.module.css';
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
      <div class={css['toolbar']} role="toolbar" aria-label={t('Heatmaps')}>
        <ZoomButtons of="matrix" />
        {hasSvd ? (
          <>
            <PlayButton play={play} />
            <FlipButton flip={flip} />
          </>
        ) : null}
        <Button
          kind="tool"
          data-testid="look"
          aria-expanded={panelOpen}
          aria-controls={lookPanelId}
          aria-label={t('Colours')}
          title={t('Colours and their range')}
          onClick={() => onPanel(!panelOpen)}
        >
          <Icon name="settings" />
          <Word>{t('Colours')}</Word>
          <Icon name={panelOpen ? 'chevron-up' : 'chevron-down'} />
        </Button>
        {hasSvd ? (
          <StoryButton>
            <Word>{t('Story')}</Word>
          </StoryButton>
        ) : null}
      </div>
      {panelOpen ? <LookPanel {...tools} /> : null}
    </>
  );
}

/** What an icon says, where the page has room for words. */
function Word({ children }: { readonly children: string }) {
  return <span class={css['word']}>{children}</span>;
}

/** @param of a `picture` in its colours, whose pixels stay squares. */
export function ZoomButtons({ of }: { readonly of: 'matrix' | 'picture' }) {
  const { controller } = useLens();
  const given = useLensState(shownMatrix);
  const viewport = useLensState(viewportOf);
  if (!given || !viewport) return null;
  const whole = isWhole(viewport, given);
  const zoomed = of === 'matrix' ? zoomAt : zoomEvenly;
  const zoom = (factor: number) => controller.setViewport(zoomed(viewport, given, factor));
  const buttons = [
    ['zoom-in', t('Zoom in (+)'), false, () => zoom(zoomStep)],
    ['zoom-out', t('Zoom out (−)'), whole, () => zoom(1 / zoomStep)],
    [
      'home',
      of === 'matrix' ? t('Show the whole matrix (0)') : t('Show the whole picture (0)'),
      whole,
      () => controller.setViewport(wholeViewport(given)),
    ],
  ] as const;
  return (
    <span class={css['group']}>
      {buttons.map(([icon, title, disabled, onClick]) => (
        <Button
          kind="icon"
          key={icon}
          data-testid={icon}
          title={title}
          aria-label={title}
          disabled={disabled}
          onClick={onClick}
        >
          <Icon name={icon} />
        </Button>
      ))}
    </span>
  );
}

export function PlayButton({ play }: Pick<ToolbarProps, 'play'>) {
  return (
    <Button
      kind="tool"
      data-testid="play"
      aria-pressed={play.playing}
      aria-label={play.playing ? t('Stop') : t('Play')}
      title={t('Increase k up to full rank; Escape stops')}
      onClick={play.toggle}
    >
      <Icon name={play.playing ? 'debug-stop' : 'play'} />
      <Word>{play.playing ? t('Stop') : t('Play')}</Word>
    </Button>
  );
}

export function FlipButton({ flip: { flipped, hold } }: { readonly flip: Flip }) {
  const onKey = (held: boolean) => (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') hold(held);
  };
  return (
    <Button
      kind="tool"
      data-testid="flip"
      aria-pressed={flipped}
      aria-label={t('Hold to flip')}
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
      <Icon name="arrow-swap" />
      <Word>{t('Hold to flip')}</Word>
    </Button>
  );
}
