import { useMemo } from 'preact/hooks';
import { formatNumber, subscript, type Matrix } from '../../../src/core/index.js';
import type { StackedAnswer, StackedWay } from '../../../src/protocol/index.js';
import { rowsOf } from '../../model/rows.js';
import { Formula } from '../components/formula.js';
import { MatrixTable } from '../components/matrix-table.js';
import { NumberField } from '../components/number-field.js';
import { Section } from '../components/section.js';
import { Faint, NotApplicable } from '../components/text.js';
import { useLensState, useMemory } from '../context.js';
import { FactorPicture } from '../factors/factor-picture.js';
import { FactorRow } from '../factors/factor-row.js';
import { Tables } from '../factors/tables.js';
import { t } from '../l10n.js';
import { wholeBetween } from '../number-checks.js';
import { useAnalysis } from '../use-analysis.js';
import { duration } from './duration.js';
import { SecondChoice } from './second-choice.js';
import css from './stacked-section.module.css';
import { WayName, WaysTable } from './ways-table.js';

interface Wish {
  /** Number of rows of M that are W; the others are L. */
  readonly rows?: number;
  /** Rank of the approximation; default the rows of W. */
  readonly d?: number;
}

function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null) return false;
  const { rows, d } = value as Partial<Record<keyof Wish, unknown>>;
  const whole = (field: unknown) => field === undefined || Number.isInteger(field);
  return whole(rows) && whole(d);
}

const noWish: Wish = {};

/**
 * The best approximation of WᵀW + LᵀL without forming it. W is the matrix on screen and L another one of
 * the document, or both are rows of the matrix on screen.
 */
export function StackedSection({ matrix }: { readonly matrix: Matrix }) {
  const [wish, setWish] = useMemory<Wish>('methods.stacked', noWish, isWish);
  const chosen = useLensState((state) => state.second);
  const second = chosen?.matrix.cols === matrix.cols ? chosen : undefined;
  const most = matrix.rows - 1;
  const rows = second
    ? matrix.rows
    : Math.max(1, Math.min(most, wish.rows ?? Math.floor(matrix.rows / 2)));
  const [w, l] = useMemo(
    () =>
      second
        ? [matrix, second.matrix]
        : [rowsOf(matrix, 0, rows), rowsOf(matrix, rows, matrix.rows)],
    [matrix, rows, second],
  );
  const widest = Math.min(w.rows + l.rows, matrix.cols);
  const d = Math.max(1, Math.min(widest, wish.d ?? rows));
  const possible = second !== undefined || most > 0;
  const question = possible ? ({ about: 'stacked', w, l, rank: d } as const) : undefined;
  const analysis = useAnalysis(question, [second, rows, d]);
  const stacked = analysis.answers.stacked?.stacked;
  return (
    <Section id="methods-stacked" title={t('F = WᵀW + LᵀL without forming F')}>
      <SecondChoice matrix={matrix} chosen={chosen} />
      {possible ? (
        <div class={css['wish']}>
          {second ? null : (
            <>
              <NumberField
                testId="stacked-rows"
                label={t('W: the first rows of M')}
                value={rows}
                check={wholeBetween(1, most)}
                onChange={(value) => setWish({ ...wish, rows: value })}
              />
              <Faint>{t('L: the other {0}. Z = [W; L] = M.', matrix.rows - rows)}</Faint>
            </>
          )}
          <NumberField
            testId="stacked-rank"
            label={t('Rank d of the approximation')}
            value={d}
            check={wholeBetween(1, widest)}
            onChange={(value) => setWish({ ...wish, d: value })}
          />
        </div>
      ) : (
        <NotApplicable>
          {t('A matrix of one row cannot be split into W and L: choose L.')}
        </NotApplicable>
      )}
      {analysis.problem ? <NotApplicable>{analysis.problem.message}</NotApplicable> : null}
      {stacked && possible ? (
        <Stacked stacked={stacked} />
      ) : possible && !analysis.problem ? (
        <Faint as="p" role="status">
          {t('Computing…')}
        </Faint>
      ) : null}
    </Section>
  );
}

const wayName = (id: StackedWay['id']) =>
  ({
    svd: t('SVD of Z'),
    eigenLate: t('Eigenvectors of ZZᵀ, sliced late'),
    eigenEarly: t('Eigenvectors of ZZᵀ, sliced early'),
  })[id];

const wayFormula = (id: StackedWay['id']) =>
  ({ svd: 'R = Σ_d V_dᵀ', eigenLate: 'V = ZᵀUΣ⁻¹, R = Σ_d V_dᵀ', eigenEarly: 'R = U_dᵀ Z' })[id];

function Stacked({ stacked }: { readonly stacked: StackedAnswer }) {
  const { ways, refusals, rank, error, product } = stacked;
  const r = ways[0]?.r;
  if (!r) return null;
  return (
    <>
      <WaysTable
        label={t('Ways to R')}
        testId="stacked-ways"
        rank={rank}
        titles={[t('Way'), t('Largest difference of RᵀR'), t('Time')]}
      >
        {ways.map((way) => (
          <tr key={way.id} data-way={way.id}>
            <WayName name={wayName(way.id)} formula={<Formula text={wayFormula(way.id)} />} />
            <td data-value={way.difference}>{formatNumber(way.difference, 3)}</td>
            <td>{duration(way.millis)}</td>
          </tr>
        ))}
      </WaysTable>
      {refusals.map(({ message }) => (
        <NotApplicable key={message}>{message}</NotApplicable>
      ))}
      <p data-testid="stacked-error" data-value={error}>
        <Formula
          text={t(
            '‖F − RᵀR‖_F = √(Σ_(i>{0}) σᵢ⁴) = {1}, from the singular values of Z.',
            rank,
            formatNumber(error, 6),
          )}
        />
      </p>
      <FactorRow count={2}>
        <FactorPicture testId="stacked-r" name="R" matrix={r} label={t('Heatmap of R')} />
        {product ? (
          <FactorPicture
            testId="stacked-product"
            name={`RᵀR ≈ F${subscript(rank)}`}
            matrix={product}
            label={t('Heatmap of RᵀR')}
          />
        ) : (
          <NotApplicable>
            {t('RᵀR has more than a million entries. R determines it.')}
          </NotApplicable>
        )}
      </FactorRow>
      <Tables title={t('Tables of R and RᵀR')}>
        <MatrixTable testId="table-r" name="R" matrix={r} />
        {product ? <MatrixTable testId="table-product" name="RᵀR" matrix={product} /> : null}
      </Tables>
    </>
  );
}
