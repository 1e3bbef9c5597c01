import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';

/** What a view of the singular values shows while there are none: why, and what helps. */
export function NeedsSvd() {
  const { controller } = useLens();
  const busy = useLensState((state) => state.busy !== undefined);
  const code = useLensState((state) => state.problem?.code);
  const missing = useLensState((state) => state.given?.missing !== undefined);
  const empty = useLensState((state) => state.given?.data.length === 0);
  return (
    <div class="empty" data-testid="needs-svd">
      <span class={`codicon codicon-${busy ? 'loading' : 'graph'}`} aria-hidden="true" />
      <p>
        {busy
          ? t('The singular values are being computed.')
          : empty
            ? t('An empty matrix has no singular values.')
            : missing
              ? t('Singular values need every entry; some are missing here.')
              : code === 'nonFinite'
                ? t('Singular values need finite entries.')
                : t('There are no singular values of this matrix.')}
      </p>
      {missing && !busy ? (
        <button type="button" class="secondary" onClick={() => controller.setView('completion')}>
          {t('Fill them in')}
        </button>
      ) : null}
    </div>
  );
}
