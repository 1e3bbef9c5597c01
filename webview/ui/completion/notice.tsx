import { formatCount } from '../../../src/core/index.js';
import { completionName } from '../../model/completion/words.js';
import { isIterative, missingCount } from '../../model/completion/wish.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { Faint } from '../components/text.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import css from './notice.module.css';

/**
 * Shown in every view of a matrix with missing entries: how they were filled, because all numbers depend
 * on it.
 */
export function CompletionNotice() {
  const { controller } = useLens();
  const given = useLensState((state) => state.given);
  const applied = useLensState((state) => state.applied);
  const view = useLensState((state) => state.view);
  if (!given || !applied) return null;
  // A fill always assumes something, and its name says what. A model may be doubtful.
  const doubtful = isIterative(applied.wish.method) && applied.result.warnings.length > 0;
  return (
    <p class={css['notice']} data-testid="completion-notice" role="note">
      <Icon name={doubtful ? 'warning' : 'info'} class={css['icon']} />
      <span class={css['words']}>
        {t(
          '{0} of {1} entries of M are missing: completed by {2}.',
          formatCount(missingCount(given)),
          formatCount(given.data.length),
          completionName(applied.wish, given),
        )}{' '}
        <Faint class={css['more']}>
          {t('Singular values, M̂ₖ and the norms are those of the completed matrix.')}
        </Faint>
      </span>
      {view === 'completion' ? null : (
        <Button kind="link" onClick={() => controller.setView('completion')}>
          {t('Change…')}
        </Button>
      )}
    </p>
  );
}
