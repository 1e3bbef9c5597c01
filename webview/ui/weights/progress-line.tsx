import { formatCount } from '../../../src/core/index.js';
import { timeLeft } from '../../model/weights/texts.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { t } from '../l10n.js';
import { useController, useWeights } from './context.js';
import css from './progress-line.module.css';

/** How far the numbers are, with pause and cancel. */
export function ProgressLine() {
  const controller = useController();
  const progress = useWeights((state) => state.progress);
  if (!progress || progress.state === 'done') return null;
  const { state, done, total, secondsLeft } = progress;
  const isPaused = state === 'paused';
  const count = t('{0} of {1} computed', formatCount(done), formatCount(total));
  return (
    <div class={css['line']} role="group" aria-label={t('Progress')} data-testid="weights-progress">
      <span class={css['text']}>
        {count}
        {state === 'running' && secondsLeft !== undefined ? ` · ${timeLeft(secondsLeft)}` : null}
        {isPaused ? ` · ${t('paused')}` : null}
        {state === 'cancelled' ? ` · ${t('cancelled')}` : null}
      </span>
      <progress max={Math.max(1, total)} value={done} aria-label={count} />
      {state === 'cancelled' ? (
        <Button
          kind="tool"
          data-testid="resume"
          onClick={() => controller.send({ type: 'resume' })}
        >
          <Icon name="debug-restart" />
          {t('Continue')}
        </Button>
      ) : (
        <>
          <Button
            kind="tool"
            data-testid="pause"
            onClick={() => controller.send({ type: isPaused ? 'resume' : 'pause' })}
          >
            <Icon name={isPaused ? 'play' : 'debug-pause'} />
            {isPaused ? t('Continue') : t('Pause')}
          </Button>
          <Button
            kind="tool"
            data-testid="cancel"
            onClick={() => controller.send({ type: 'cancel' })}
          >
            <Icon name="close" />
            {t('Cancel')}
          </Button>
        </>
      )}
    </div>
  );
}
