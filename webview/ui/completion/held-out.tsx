import { useMemo } from 'preact/hooks';
import { formatNumber, type HeldOutError, type Matrix } from '../../../src/core/index.js';
import type { RankSeries } from '../../charts/rank-chart.js';
import type { CompletionWish } from '../../../src/protocol/index.js';
import {
  degreesOfFreedom,
  isTelling,
  leftInFold,
  tellingChoice,
} from '../../model/completion/choice.js';
import type { HeldOutRun } from '../../model/completion/state.js';
import { missingCount } from '../../model/completion/wish.js';
import { Button } from '../components/button.js';
import { ChartCanvas } from '../components/chart-canvas.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import css from './held-out.module.css';
import { PenaltyChart } from './penalty-chart.js';
import { Running } from './running.js';
import { SpacedTable } from './spaced-table.js';

interface HeldOutProps {
  readonly run: HeldOutRun | undefined;
  /** With its missing entries. */
  readonly input: Matrix;
  readonly wish: CompletionWish;
  readonly rank: number;
  /** A completion is running in the worker that computes these errors. */
  readonly busy: boolean;
  readonly onRank: (rank: number) => void;
  readonly onLambda: (lambda: number) => void;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}

/**
 * How well each rank predicts known entries that its model did not use. This error helps to choose the
 * rank.
 */
export function HeldOut(props: HeldOutProps) {
  const { run, input, wish, rank, busy, onRank, onLambda, onStart, onCancel } = props;
  const errors = useMemo(
    () => [...(run?.errors ?? [])].sort((a, b) => a.rank - b.rank),
    [run?.errors],
  );
  const fraction = run?.fraction;
  const complete = errors.length === run?.ranks.length;
  return (
    <section class={css['heldOut']} aria-label={t('Held-out error')}>
      <h2>{t('Which rank? Held-out error')}</h2>
      <Faint as="p">
        {t(
          'The known entries are divided into five parts (seed {0}). Each part is hidden in turn and predicted from the others. The error on known entries falls with every rank. This error rises again when the model fits noise.',
          wish.seed,
        )}
      </Faint>
      {errors.length > 0 ? (
        <HeldOutResult errors={errors} input={input} wish={wish} rank={rank} onRank={onRank} />
      ) : null}
      <PenaltyChart errors={errors} input={input} wish={wish} onLambda={onLambda} />
      {run?.message ? (
        <p role="alert" data-testid="held-out-problem">
          {run.message}
        </p>
      ) : null}
      {fraction !== undefined ? (
        <div role="status">
          <Running
            fraction={fraction}
            label={t('Held-out errors')}
            stop={t('Stop')}
            onStop={onCancel}
            testId="held-out-running"
          />
        </div>
      ) : complete || run?.message ? null : (
        <Button kind="secondary" data-testid="held-out-start" disabled={busy} onClick={onStart}>
          {errors.length > 0 ? t('Go on') : t('Compare the ranks')}
        </Button>
      )}
    </section>
  );
}

interface ResultProps {
  readonly errors: readonly HeldOutError[];
  readonly input: Matrix;
  readonly wish: CompletionWish;
  readonly rank: number;
  readonly onRank: (rank: number) => void;
}

function HeldOutResult({ errors, input, wish, rank, onRank }: ResultProps) {
  const known = useMemo(() => input.data.length - missingCount(input), [input]);
  const tells = (each: number) => isTelling(wish, input, known, each);
  const found = tellingChoice(errors, tells);
  const series = useMemo<RankSeries>(
    () => ({
      kind: 'line',
      first: errors[0]?.rank ?? 1,
      values: errors.map(({ rmse }) => rmse),
      xTitle: t('rank'),
      yTitle: '',
      name: (k) => t('held-out error at rank {0}', k),
    }),
    [errors],
  );
  const choice = !found
    ? t(
        'Too few entries are known to choose a rank in this way: when a part is hidden, {0} remain, but a matrix of rank {1} has {2} degrees of freedom.',
        leftInFold(known),
        errors[0]?.rank ?? 1,
        degreesOfFreedom(input.rows, input.cols, errors[0]?.rank ?? 1),
      )
    : found.best === found.simplest
      ? t('Rank {0} predicts best.', found.best)
      : t(
          'Rank {0} predicts best; rank {1} is within one standard error of it and simpler.',
          found.best,
          found.simplest,
        );
  return (
    <>
      <p data-testid="held-out-choice" data-best={found?.best} data-simplest={found?.simplest}>
        {choice}{' '}
        {!found || rank === found.simplest ? null : (
          <Button kind="link" onClick={() => onRank(found.simplest)}>
            {t('Use rank {0}', found.simplest)}
          </Button>
        )}
      </p>
      <div class={css['chart']}>
        <ChartCanvas
          title={t('Root mean square error on held-out entries')}
          label={choice}
          valueText={(k) => {
            const error = errors.find((each) => each.rank === k);
            return error ? `${series.name(k)}: ${formatNumber(error.rmse, 4)}` : t('rank {0}', k);
          }}
          series={series}
          logarithmic={false}
          rank={rank}
          least={series.first}
          most={series.first + series.values.length - 1}
          onRank={onRank}
          testId="held-out-chart"
        />
      </div>
      <SpacedTable label={t('Held-out errors')}>
        <table data-testid="held-out-table">
          <thead>
            <tr>
              <th scope="col">{t('Rank')}</th>
              <th scope="col">{t('RMSE')}</th>
              <th scope="col">{t('± standard error')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {errors.map((error) => (
              <tr key={error.rank} class={error.rank === rank ? css['chosen'] : undefined}>
                <th scope="row">
                  <Button
                    kind="link"
                    aria-pressed={error.rank === rank}
                    aria-label={t('Choose rank {0}', error.rank)}
                    onClick={() => onRank(error.rank)}
                  >
                    {error.rank}
                  </Button>
                </th>
                <td data-value={String(error.rmse)}>{formatNumber(error.rmse, 4)}</td>
                <td>{formatNumber(error.standardError, 2)}</td>
                <Faint as="td">{tells(error.rank) ? '' : t('too few entries')}</Faint>
              </tr>
            ))}
          </tbody>
        </table>
      </SpacedTable>
    </>
  );
}
