import type { ComponentChildren } from 'preact';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';

/** Begins the story of the matrix, or ends it. Its children are the word beside the icon, where there is room. */
export function StoryButton({ children }: { readonly children: ComponentChildren }) {
  const { controller } = useLens();
  const isTold = useLensState((state) => state.story !== undefined);
  return (
    <Button
      kind="tool"
      data-testid="play-story"
      aria-label={t('Play the Story')}
      aria-pressed={isTold}
      title={t('What this matrix is made of, in six captions; Escape ends')}
      onClick={() => (isTold ? controller.story.end() : controller.story.start())}
    >
      <Icon name="mortar-board" />
      {children}
    </Button>
  );
}
