import { useMemo } from 'preact/hooks';
import {
  formatCount,
  formatNumber,
  recovery,
  usualRange,
  type Completion,
  type Matrix,
} from '../../../src/core/index.js';
import type { Trial } from '../../model/completion/state.js';
import { t } from '../l10n.js';
import { Fact, Facts } from '../components/facts.js';
import { Icon } from '../components/icon.js';
import { useLensState } from '../context.js';
import { FilledPicture } from './filled-picture.js';
import { HeatTable, mostColumns, mostRows } from './heat-table.js';
import css from './result.module.css';

interface ResultProps {
  /** With its missing entries, including those that are hidden on purpose. */
  readonly input: Matrix;
  /** The known values before entries were hidden on purpose, to compare with. */
  readonly truth: Matrix | undefined;
  readonly trial: Trial;
}

/** The result: the filled matrix, how well it fits the known entries, and reasons for doubt. */
export function CompletionResult({ input, truth, trial }: ResultProps) {
  const colorMap = useLensState((state) => state.settings.colorMap);
  const { result } = trial;
  const domain = useMemo(() => usualRange((result?.matrix ?? input).data), [result?.matrix, input]);
  const unknown = useMemo(() => input.missing ?? new Uint8Array(input.data.length), [input]);
  const small = input.rows <= mostRows && input.cols <= mostColumns;
  const shape = `${formatCount(input.rows)}×${formatCount(input.cols)}`;
  const filled = result?.filled ?? unknown;
  const shown = result?.matrix ?? input;
  const caption = result
    ? t('Completed: filled entries are framed')
    : t('M with its missing entries');
  const table = (
    <HeatTable
      matrix={shown}
      filled={filled}
      caption={caption}
      domain={domain}
      colorMap={colorMap}
      name={result ? t('Completed') : t('M with its missing entries')}
      truth={result && truth}
      testId="completion-table"
    />
  );
  return (
    <>
      {small ? (
        table
      ) : (
        <>
          <div class={css['pictures']}>
            <FilledPicture
              title={t('M with its missing entries')}
              name={t('M with its missing entries')}
              matrix={input}
              filled={new Uint8Array(0)}
              label={t('Heatmap of the {0} matrix M with its missing entries', shape)}
              domain={domain}
              colorMap={colorMap}
              tallest={360}
              testId="completion-known"
            />
            <FilledPicture
              title={t('Completed, filled entries struck through')}
              name={t('Completed')}
              matrix={shown}
              filled={filled}
              label={t('Heatmap of the completed {0} matrix', shape)}
              domain={domain}
              colorMap={colorMap}
              tallest={360}
              testId="completion-picture"
            />
          </div>
          <details>
            <summary>{t('As a table')}</summary>
            {table}
          </details>
        </>
      )}
      {result ? <ResultFacts input={input} truth={truth} trial={{ ...trial, result }} /> : null}
      {result && result.warnings.length > 0 ? (
        <ul class={css['warnings']} data-testid="completion-warnings">
          {result.warnings.map((warning) => (
            <li key={warning}>
              <Icon name="warning" class={css['icon']} /> {warning}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function ResultFacts({
  input,
  truth,
  trial,
}: ResultProps & { readonly trial: { readonly result: NonNullable<Trial['result']> } }) {
  const { result, millis } = trial;
  const filled = result.filled.reduce((sum, flag) => sum + flag, 0);
  const hidden = useMemo(
    () => truth && recovery(truth, input, result.matrix),
    [truth, input, result],
  );
  return (
    <Facts label={t('The completion in numbers')}>
      <Fact id="filled" name={t('Filled entries')} value={filled}>
        {t('{0} of {1}', formatCount(filled), formatCount(input.data.length))}
      </Fact>
      <Fact
        id="residual"
        name={t('Residual on known entries')}
        title="‖P_K(X − M)‖_F"
        value={result.residual}
      >
        {formatNumber(result.residual, 4)}
      </Fact>
      <Fact
        id="iterations"
        name={t('Iterations')}
        value={result.iterations}
        note={settledNote(result)}
      >
        {formatCount(result.iterations)}
      </Fact>
      {result.lambda > 0 ? (
        <Fact
          id="penalty"
          name={t('Penalty λ')}
          title="½λ(‖A‖² + ‖B‖²) = λ‖X‖∗"
          value={result.lambda}
          note={
            trial.wish.method === 'soft-impute' && trial.wish.lambda !== 'auto'
              ? t('as given')
              : t('chosen by held-out error')
          }
        >
          {formatNumber(result.lambda, 3)}
        </Fact>
      ) : null}
      {hidden ? (
        <Fact
          id="hidden-error"
          name={t('Error on hidden entries')}
          title={t('Root mean square error of the filled values against the true ones')}
          value={hidden.rmse}
          note={t(
            '{0} % of their size, largest {1}',
            formatNumber(100 * hidden.relative, 3),
            formatNumber(hidden.largest, 3),
          )}
        >
          {formatNumber(hidden.rmse, 4)}
        </Fact>
      ) : null}
      {millis === undefined ? null : (
        <Fact id="completion-time" name={t('Time')} value={millis}>
          {t('{0} ms', formatNumber(millis, 3))}
        </Fact>
      )}
    </Facts>
  );
}

/** Whether the iteration settled, and from how many starts if the first one did not. */
function settledNote({ converged, starts }: Completion): string {
  if (starts === 1) return converged ? t('converged') : t('not converged');
  return converged
    ? t('converged, {0} starts tried', starts)
    : t('not converged, {0} starts tried', starts);
}
