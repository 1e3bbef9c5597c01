import { busyOf } from '../../model/state.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { Button } from './button.js';
import { Empty } from './empty.js';

/** Shown by a view of the singular values while there are none: the reason, and what the user can do. */
export function NeedsSvd() {
  const { controller } = useLens();
  const busy = useLensState((state) => busyOf(state) !== undefined);
  const code = useLensState((state) => state.problem?.code);
  const missing = useLensState((state) => state.given?.missing !== undefined);
  const empty = useLensState((state) => state.given?.data.length === 0);
  return (
    <Empty icon={busy ? 'loading' : 'graph'} testId="needs-svd">
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
        <Button kind="secondary" onClick={() => controller.setView('completion')}>
          {t('Fill them in')}
        </Button>
      ) : null}
    </Empty>
  );
}
