import { planText } from '../../model/large/plan.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import css from './pass-control.module.css';

/** Lets the passes over a large file wait, start, and go on. */
export function PassControl() {
  const { controller } = useLens();
  const large = useLensState((state) => state.large);
  const isOwn = useLensState((state) => !state.fetching && state.computing?.what === 'analysing');
  if (!large || !isOwn) return null;
  const { paused, overview } = large;
  return (
    <Button kind="secondary" data-testid="pause" onClick={() => controller.pauseLarge(!paused)}>
      <Icon name={paused ? 'play' : 'debug-pause'} class={css['icon']} />
      {!paused ? t('Pause') : overview ? t('Continue') : t('Start')}
    </Button>
  );
}

/** What the passes will need, while they run. */
export function PassPlan() {
  const plan = useLensState((state) => state.large?.plan);
  const isOwn = useLensState((state) => !state.fetching && state.computing?.what === 'analysing');
  return plan && isOwn ? <span data-testid="plan">{planText(plan)}</span> : null;
}
