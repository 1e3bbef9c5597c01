import {
  formatNumber,
  subscript,
  type GramSide,
  type GramSvd,
  type Svd,
} from '../../../src/core/index.js';
import { t } from '../l10n.js';
import css from './hand-digits.module.css';
import { WayName, WaysTable } from './ways-table.js';

export interface HandDigitsProps {
  readonly svd: Svd;
  readonly gram: GramSvd;
  readonly side: GramSide;
}

/** So many fit into a side bar. */
const shownDigits = 7;

/** The same steps in double precision, beside the SVD: what squaring loses. */
export function HandDigits({ svd, gram, side }: HandDigitsProps) {
  const { s } = svd;
  const worst = Math.min(...gram.agreeingDigits);
  return (
    <>
      <div class={css['head']}>
        <h3>{t('The same steps on a computer')}</h3>
        <p data-testid="hand-lost" data-value={worst}>
          {t(
            'Double precision keeps 16 digits of {0}. Beside σ₁², a small σᵢ² has few of them left: √λᵢ loses twice as many digits as σᵢ itself would. Good programs therefore do not form {0}.',
            side,
          )}
        </p>
      </div>
      <WaysTable
        label={t('Digits that squaring loses')}
        testId="hand-digits"
        rank={s.length}
        titles={['σᵢ', t('√λᵢ in double precision'), 'SVD', t('digits that agree')]}
      >
        {Array.from(s, (sigma, i) => (
          <tr key={i}>
            <WayName name={`σ${subscript(i + 1)}`} formula={null} />
            <td data-value={gram.svd.s[i]}>{formatNumber(gram.svd.s[i] ?? NaN, shownDigits)}</td>
            <td data-value={sigma}>{formatNumber(sigma, shownDigits)}</td>
            <td data-value={gram.agreeingDigits[i]}>
              {formatNumber(gram.agreeingDigits[i] ?? NaN, 2)}
            </td>
          </tr>
        ))}
      </WaysTable>
    </>
  );
}
