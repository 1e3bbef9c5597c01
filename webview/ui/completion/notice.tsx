import { formatCount } from '../../../src/core/index.js';
import { completionName } from '../../model/completion/words.js';
import { isIterative, missingCount } from '../../model/completion/wish.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';

/** On every view of a matrix with holes: what they were filled with, as all numbers depend on it. */
export function CompletionNotice() {
  const { controller } = useLens();
  const given = useLensState((state) => state.given);
  const applied = useLensState((state) => state.applied);
  const view = useLensState((state) => state.view);
  if (!given || !applied) return null;
  // A fill assumes something whatever the data say, which its name tells; a model may be doubtful.
  const doubtful = isIterative(applied.wish.method) && applied.result.warnings.length > 0;
  return (
    <p class="completion-notice" data-testid="completion-notice" role="note">
      <span class={`codicon codicon-${doubtful ? 'warning' : 'info'}`} aria-hidden="true" />
      <span>
        {t(
          '{0} of {1} entries of M are missing: completed by {2}.',
          formatCount(missingCount(given)),
          formatCount(given.data.length),
          completionName(applied.wish, given),
        )}{' '}
        <span class="faint">
          {t('Singular values, M̂ₖ and the norms are those of the completed matrix.')}
        </span>
      </span>
      {view === 'completion' ? null : (
        <button type="button" class="link" onClick={() => controller.setView('completion')}>
          {t('Change…')}
        </button>
      )}
    </p>
  );
}
