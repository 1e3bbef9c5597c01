import type { ProblemCode } from '../../../src/core/index.js';
import { busyOf } from '../../model/state.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { PassControl, PassPlan } from '../large/pass-control.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import css from './notices.module.css';

/** After these there is another picture, or the message itself says which one there is. */
const saysEnough: ReadonlySet<ProblemCode> = new Set(['nonFinite', 'cancelled', 'gone']);

/** What is wrong with the literal, while the last picture stays. */
export function ProblemBanner() {
  const { controller } = useLens();
  const problem = useLensState((state) => state.problem);
  const matrix = useLensState((state) => state.large?.overview ?? state.matrix);
  if (!problem) return null;
  return (
    <div class={css['banner']} role="alert" data-testid="problem" data-code={problem.code}>
      <Icon name="warning" />
      <div>
        <p>{problem.message}</p>
        {problem.line === undefined ? null : (
          <Button kind="link" onClick={() => controller.reveal()}>
            {t('Line {0}, column {1}', problem.line, problem.column ?? 1)}
          </Button>
        )}
        {matrix && !saysEnough.has(problem.code) ? (
          <p class={css['aside']}>{t('Below is the last matrix that could be read.')}</p>
        ) : null}
      </div>
    </div>
  );
}

/** A long operation: its name, its progress and a cancel button. A short one shows nothing. */
export function Progress() {
  const { controller, isFile } = useLens();
  const busy = useLensState(busyOf);
  const isPaused = useLensState((state) => state.large?.paused === true && !state.fetching);
  if (!busy) return null;
  const known = busy.fraction !== undefined && busy.fraction > 0;
  const percent = Math.round(100 * (busy.fraction ?? 0));
  return (
    <div class={css['progress']} role="status" data-testid="progress" data-what={busy.what}>
      <span>
        {busy.text}
        {known ? ` · ${percent}\u00a0%` : isPaused ? '' : '…'}
        {isPaused ? ` · ${t('paused')}` : null}
      </span>
      <progress
        max={100}
        {...(known || isPaused ? { value: percent } : {})}
        aria-label={busy.text}
      />
      <PassControl />
      <Button kind="secondary" data-testid="cancel" onClick={() => controller.cancel(isFile)}>
        {t('Cancel')}
      </Button>
      <div class={css['plan']}>
        <PassPlan />
      </div>
    </div>
  );
}
