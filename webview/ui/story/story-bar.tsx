import { useEffect, useId, useRef } from 'preact/hooks';
import { sceneIds } from '../../model/story/state.js';
import { Button } from '../components/button.js';
import { Formula } from '../components/formula.js';
import { Icon } from '../components/icon.js';
import { Faint } from '../components/text.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import css from './story-bar.module.css';

/** The caption of the story above the lower edge of the page, with its buttons and keys. */
export function StoryBar() {
  const story = useLensState((state) => state.story);
  const { controller } = useLens();
  const teller = controller.story;
  const bar = useRef<HTMLElement>(null);
  const caption = useId();
  const isTold = story !== undefined;
  useEffect(() => {
    if (!isTold) return;
    const { scrollY } = window;
    bar.current?.focus({ preventScroll: true });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actionOf(event, bar.current);
      if (!action) return;
      event.preventDefault();
      if (action === 'end') teller.end();
      else if (action === 'toggle') teller.toggle();
      else teller.step(action === 'next' ? 1 : -1);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      window.scrollTo({ top: scrollY });
      // The button is on screen again after the view that was there before.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          document.querySelector<HTMLElement>('[data-testid=play-story]')?.focus();
        }
      });
    };
  }, [isTold, teller]);
  const view = story?.scene.view;
  useEffect(() => {
    // Its pictures are what the caption is about.
    if (view) document.getElementById('view')?.scrollIntoView({ block: 'start' });
  }, [view]);
  if (!story) return null;
  const { scene, at, playing } = story;
  return (
    <section
      class={css['bar']}
      ref={bar}
      tabIndex={-1}
      aria-label={t('The story of this matrix')}
      aria-describedby={caption}
      data-testid="story"
      data-scene={scene.id}
      data-playing={playing}
    >
      <p class={css['caption']} id={caption} role="status" data-testid="story-caption">
        <Formula text={scene.caption} />
      </p>
      <div class={css['controls']}>
        <Button
          kind="icon"
          data-testid="story-back"
          disabled={at === 0}
          title={t('Back (←)')}
          aria-label={t('Back (←)')}
          onClick={() => teller.step(-1)}
        >
          <Icon name="chevron-left" />
        </Button>
        <Button
          kind="icon"
          data-testid="story-pause"
          title={playing ? t('Pause (Space)') : t('Go on (Space)')}
          aria-label={playing ? t('Pause (Space)') : t('Go on (Space)')}
          onClick={() => teller.toggle()}
        >
          <Icon name={playing ? 'debug-pause' : 'play'} />
        </Button>
        <Button
          kind="icon"
          data-testid="story-next"
          title={t('Next (→)')}
          aria-label={t('Next (→)')}
          onClick={() => teller.step(1)}
        >
          <Icon name="chevron-right" />
        </Button>
        <Faint class={css['count']}>{t('{0} of {1}', at + 1, sceneIds.length)}</Faint>
        <Button
          kind="link"
          data-testid="story-end"
          title={t('Escape ends, too')}
          onClick={() => teller.end()}
        >
          {at + 1 < sceneIds.length ? t('Skip') : t('End')}
        </Button>
      </div>
    </section>
  );
}

type Action = 'end' | 'toggle' | 'next' | 'back';

/** What a key does to the story. Arrows and Space keep their meaning where another control has the focus. */
function actionOf({ key, target }: KeyboardEvent, bar: HTMLElement | null): Action | undefined {
  if (key === 'Escape') return 'end';
  const isOurs = target === document.body || (target instanceof Node && bar?.contains(target));
  if (!isOurs) return undefined;
  if (key === 'ArrowRight') return 'next';
  if (key === 'ArrowLeft') return 'back';
  // A button of the bar is pressed by Space.
  return key === ' ' && !(target instanceof HTMLButtonElement) ? 'toggle' : undefined;
}
