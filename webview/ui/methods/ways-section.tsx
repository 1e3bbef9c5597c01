import { useMemo } from 'preact/hooks';
import { formatCount, formatNumber, subscript } from '../../../src/core/index.js';
import type { WayAnswer } from '../../../src/protocol/index.js';
import type { RankSeries } from '../../charts/rank-chart.js';
import { ChartCanvas } from '../components/chart-canvas.js';
import { MatrixTable } from '../components/matrix-table.js';
import { Section } from '../components/section.js';
import { Faint, NotApplicable } from '../components/text.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import { useAnalysis, type Analysis } from '../use-analysis.js';
import { useRank } from '../use-rank.js';
import { useSettled } from '../use-settled.js';
import { duration } from './duration.js';
import css from './ways-section.module.css';
import { WayName, WaysTable } from './ways-table.js';

/**
 * The ways to compute M̂ₖ, run on this matrix in the worker: their difference, their time and the digits
 * they lose.
 */
export function WaysSection() {
  const rank = useLensState((state) => state.rank);
  const millis = useLensState((state) => state.decomposition?.millis ?? 0);
  const settled = useSettled(rank, 200);
  const analysis = useAnalysis({ about: 'ways', rank: settled }, [settled]);
  const { ways } = analysis.answers;
  const gram = analysis.answers.gram?.gram;
  const title = t('Ways to M̂{0}', subscript(settled));
  return (
    <Section id="methods-ways" title={title}>
      {ways ? (
        <Ways
          ways={ways.ways}
          svdMillis={ways.svdMillis ?? millis}
          label={title}
          rank={ways.rank}
        />
      ) : null}
      {analysis.running ? (
        <Faint as="p" role="status" data-testid="ways-running">
          {ways ? t('Computing the eigenvectors of MᵀM…') : t('Computing…')}
        </Faint>
      ) : null}
      {analysis.problem ? <NotApplicable>{analysis.problem.message}</NotApplicable> : null}
      {gram && !gram.ok ? (
        <NotApplicable data-testid="gram-refused">{gram.problem.message}</NotApplicable>
      ) : null}
      <Digits analysis={analysis} />
    </Section>
  );
}

const wayName = (id: WayAnswer['id']) =>
  ({
    left: t('Slice U'),
    right: t('Slice Vᵀ'),
    diagonal: t('Zero the diagonal'),
    gram: t('Eigenvectors'),
  })[id];

interface WaysProps {
  readonly ways: readonly WayAnswer[];
  readonly svdMillis: number;
  readonly label: string;
  readonly rank: number;
}

function Ways({ ways, svdMillis, label, rank }: WaysProps) {
  const error = (
    <>
      ‖M − M̂ₖ‖<sub>F</sub>
    </>
  );
  return (
    <WaysTable
      dense
      label={label}
      testId="ways"
      rank={rank}
      ways={ways.length}
      titles={[t('Way'), t('Largest difference'), error, t('Time'), t('Products')]}
      note={
        <Faint as="p">
          {t(
            'Each difference is the largest over all entries, compared with Σ σᵢuᵢvᵢᵀ, the sum on screen. The time of a slice includes {0} for the SVD.',
            duration(svdMillis),
          )}
        </Faint>
      }
    >
      {ways.map((way) => (
        <tr key={way.id} data-way={way.id}>
          <WayName name={wayName(way.id)} formula={way.formula} />
          <td data-value={way.difference}>{formatNumber(way.difference, 3)}</td>
          <td data-error={way.error}>{formatNumber(way.error, 4)}</td>
          <td data-millis={way.millis}>
            {duration(way.id === 'gram' ? way.millis : way.millis + svdMillis)}
          </td>
          <td>{way.multiplications === undefined ? '—' : formatCount(way.multiplications)}</td>
        </tr>
      ))}
    </WaysTable>
  );
}

function Digits({ analysis }: { readonly analysis: Analysis }) {
  const gram = analysis.answers.gram?.gram;
  const value = gram?.ok ? gram.value : undefined;
  const svd = useLensState((state) => state.decomposition?.svd);
  const rank = useLensState((state) => state.decomposition?.summary.numericalRank ?? 0);
  const chosen = useRank();
  const series = useMemo<RankSeries | undefined>(
    () =>
      value && {
        kind: 'bars',
        first: 1,
        values: value.agreeingDigits,
        xTitle: 'i',
        yTitle: t('digits'),
        name: (i) => t('correct digits of σ{0}', subscript(i)),
      },
    [value],
  );
  const table = useMemo(() => {
    if (!value || !svd) return undefined;
    const data = Float64Array.from({ length: 4 * svd.s.length }, (_, at) => {
      const i = Math.floor(at / 4);
      const column = [svd.s, value.sigmas, value.agreeingDigits, value.expectedLoss][at % 4];
      const number = column?.[i] ?? NaN;
      // Of a count of digits, hundredths say enough.
      return at % 4 < 2 ? number : Math.round(100 * number) / 100;
    });
    return { rows: svd.s.length, cols: 4, data };
  }, [value, svd]);
  if (!value || !series || !table) return null;
  // Beyond the numerical rank, no way has a correct digit that it could lose.
  const worst = Math.min(16, ...value.agreeingDigits.subarray(0, rank));
  const columns = [t('σᵢ, SVD'), t('√λᵢ'), t('correct digits'), t('expected loss')];
  return (
    <>
      <p data-testid="digits-lost" data-value={16 - worst}>
        {t(
          'Squaring halves the digits of small singular values. Through MᵀM, the least accurate of the {1} above rounding has {0} of 16 correct digits.',
          formatNumber(worst, 2),
          rank,
        )}
      </p>
      <div class={css['digits']}>
        <ChartCanvas
          testId="chart-digits"
          title={t('Correct digits of √λᵢ')}
          label={t('Correct decimal digits of each singular value that is computed through MᵀM')}
          valueText={(k) =>
            t('{0} digits at i = {1}', formatNumber(value.agreeingDigits[k - 1] ?? 0, 3), k)
          }
          series={series}
          {...chosen}
          logarithmic={false}
        />
        <MatrixTable
          testId="table-digits"
          name={t('Singular values')}
          noShape
          matrix={table}
          rowName={(i) => `σ${subscript(i + 1)}`}
          columnName={(j) => columns[j] ?? ''}
        />
      </div>
    </>
  );
}
