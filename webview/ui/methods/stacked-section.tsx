import { useMemo } from 'preact/hooks';
import { formatNumber, subscript, type Matrix } from '../../../src/core/index.js';
import type { StackedAnswer, StackedWay } from '../../../src/protocol/index.js';
import { rowsOf } from '../../model/rows.js';
import { Formula } from '../components/formula.js';
import { MatrixTable } from '../components/matrix-table.js';
import { signedDomain } from '../components/matrix-picture.js';
import { NumberField } from '../components/number-field.js';
import { useLensState, useMemory } from '../context.js';
import { FactorPicture } from '../factors/factor-picture.js';
import { t } from '../l10n.js';
import { useAnalysis } from '../use-analysis.js';
import { SecondChoice } from './second-choice.js';
import { duration } from './ways-section.js';

interface Wish {
  /** Rows of M that are W; the rest are L. */
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
 * The best approximation of WᵀW + LᵀL without forming it: W is the matrix shown and L another one of the
 * document, or both are rows of the matrix shown.
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
    <section aria-labelledby="methods-stacked">
      <h2 id="methods-stacked">{t('F = WᵀW + LᵀL without forming F')}</h2>
      <SecondChoice matrix={matrix} chosen={chosen} />
      {possible ? (
        <div class="stacked-wish">
          {second ? null : (
            <>
              <NumberField
                testId="stacked-rows"
                label={t('W: the first rows of M')}
                value={rows}
                check={between(1, most)}
                onChange={(value) => setWish({ ...wish, rows: value })}
              />
              <span class="faint">
                {t('L: the other {0}. Z = [W; L] = M.', matrix.rows - rows)}
              </span>
            </>
          )}
          <NumberField
            testId="stacked-rank"
            label={t('Rank d of the approximation')}
            value={d}
            check={between(1, widest)}
            onChange={(value) => setWish({ ...wish, d: value })}
          />
        </div>
      ) : (
        <p class="not-applicable">
          {t('A matrix of one row cannot be split into W and L: choose L.')}
        </p>
      )}
      {analysis.problem ? <p class="not-applicable">{analysis.problem.message}</p> : null}
      {stacked && possible ? (
        <Stacked stacked={stacked} />
      ) : possible && !analysis.problem ? (
        <p role="status" class="faint">
          {t('Computing…')}
        </p>
      ) : null}
    </section>
  );
}

const between = (low: number, high: number) => (value: number) =>
  Number.isInteger(value) && value >= low && value <= high
    ? undefined
    : t('A whole number from {0} to {1}', low, high);

const wayName = (id: StackedWay['id']) =>
  ({
    svd: t('SVD of Z'),
    eigenLate: t('Eigenvectors of ZZᵀ, sliced late'),
    eigenEarly: t('Eigenvectors of ZZᵀ, sliced early'),
  })[id];

const wayFormula = (id: StackedWay['id']) =>
  ({ svd: 'R = Σ_d V_dᵀ', eigenLate: 'V = ZᵀUΣ⁻¹, R = Σ_d V_dᵀ', eigenEarly: 'R = U_dᵀ Z' })[id];

function Stacked({ stacked }: { readonly stacked: StackedAnswer }) {
  const { errorColorMap } = useLensState((state) => state.settings);
  const { ways, refusals, rank, error, product } = stacked;
  const r = ways[0]?.r;
  if (!r) return null;
  return (
    <>
      <div class="methods-table" tabIndex={0} role="region" aria-label={t('Ways to R')}>
        <table data-testid="stacked-ways" data-rank={rank}>
          <thead>
            <tr>
              <th scope="col">{t('Way')}</th>
              <th scope="col">{t('Largest difference of RᵀR')}</th>
              <th scope="col">{t('Time')}</th>
            </tr>
          </thead>
          <tbody>
            {ways.map((way) => (
              <tr key={way.id} data-way={way.id}>
                <th scope="row">
                  {wayName(way.id)}
                  <span class="formula">
                    <Formula text={wayFormula(way.id)} />
                  </span>
                </th>
                <td data-value={way.difference}>{formatNumber(way.difference, 3)}</td>
                <td>{duration(way.millis)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refusals.map(({ message }) => (
        <p key={message} class="not-applicable">
          {message}
        </p>
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
      <div class="factors two">
        <FactorPicture
          testId="stacked-r"
          name="R"
          matrix={r}
          label={t('Heatmap of R')}
          domain={signedDomain(r)}
          colorMap={errorColorMap}
        />
        {product ? (
          <FactorPicture
            testId="stacked-product"
            name={`RᵀR ≈ F${subscript(rank)}`}
            matrix={product}
            label={t('Heatmap of RᵀR')}
            domain={signedDomain(product)}
            colorMap={errorColorMap}
          />
        ) : (
          <p class="not-applicable">{t('RᵀR has more than a million entries; R says it all.')}</p>
        )}
      </div>
      <details class="tables">
        <summary>{t('Tables of R and RᵀR')}</summary>
        <MatrixTable testId="table-r" name="R" matrix={r} />
        {product ? <MatrixTable testId="table-product" name="RᵀR" matrix={product} /> : null}
      </details>
    </>
  );
}
