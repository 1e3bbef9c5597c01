import { formatNumber, subscript, type Svd } from '../../../src/core/index.js';
import { determinant, type Vec } from '../../model/geometry/space.js';
import { shapeDimension } from '../../model/geometry/stages.js';
import type { Parts } from '../../model/geometry/parts.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import css from './axes-table.module.css';
import { sigmaInk } from './ink.js';
import { degrees, firstText, lastText, shapeText, vectorText } from './words.js';

export interface AxesProps {
  readonly parts: Parts;
  readonly svd: Svd;
  readonly rank: number;
}

/** What each of the three maps does, in words and numbers. */
export function Motions({ parts, rank }: AxesProps) {
  const { first, last, sigma, dims, ownInput, ownOutput } = parts;
  const angle = (radians: number) => (radians * 180) / Math.PI;
  return (
    <dl class={css['motions']}>
      <dt>Vᵀ</dt>
      <dd
        data-testid="geometry-first"
        data-value={ownInput ? angle(first.angle) : ''}
        data-mirrored={first.mirrored}
      >
        {firstText(parts)}
      </dd>
      <dt>Σ</dt>
      <dd data-testid="geometry-shape" data-value={shapeDimension(parts, rank)}>
        {t('stretches the axes by')}{' '}
        {sigma.slice(0, dims).map((s, i) => (
          <span key={i}>
            {i > 0 ? ', ' : ''}
            {i < rank ? formatNumber(s, 5) : <del>{formatNumber(s, 5)}</del>}
          </span>
        ))}
        {': '}
        {shapeText(parts, rank)}
      </dd>
      <dt>U</dt>
      <dd
        data-testid="geometry-last"
        data-value={ownOutput ? angle(last.angle) : ''}
        data-mirrored={last.mirrored}
      >
        {lastText(parts)}
      </dd>
      <Volume parts={parts} />
    </dl>
  );
}

/** |det M| as the change of areas and volumes, if M maps the space of the picture to itself. */
function Volume({
  parts: { ownInput, ownOutput, rows, cols, dims, sigma, vt, u },
}: {
  parts: Parts;
}) {
  if (!ownInput || !ownOutput || rows !== cols) return null;
  const size = sigma.slice(0, dims).reduce((product, s) => product * s, 1);
  const signed = determinant(vt) * determinant(u) < 0 ? -size : size;
  const factors = sigma.slice(0, dims).map((_, i) => `σ${subscript(i + 1)}`);
  return (
    <>
      <dt>det</dt>
      <dd data-testid="geometry-det" data-value={signed}>
        {dims === 2
          ? t('areas times {0} = {1}', factors.join(''), formatNumber(size, 5))
          : t('volumes times {0} = {1}', factors.join(''), formatNumber(size, 5))}
        {signed < 0 ? t(', orientation reversed') : ''}
      </dd>
    </>
  );
}

/** Singular vectors and values as axes: the text form of the picture. */
export function AxesTable({ parts, svd, rank }: AxesProps) {
  const { dims, ownInput, ownOutput, vt, u, sigma, rows, cols, turned } = parts;
  const angles = dims === 2;
  const column = (matrix: Svd['u'], j: number) =>
    Array.from({ length: matrix.rows }, (_, i) => matrix.data[i * matrix.cols + j] ?? 0);
  const input = (i: 0 | 1 | 2) => (ownInput ? vt[i].slice(0, cols) : column(svd.v, i));
  const output = (i: 0 | 1 | 2) =>
    ownOutput ? u.slice(0, rows).map((row) => row[i]) : column(svd.u, i);
  return (
    <div class={css['axes']} tabIndex={0} role="region" aria-label={t('Axes of the ellipse')}>
      <table data-testid="geometry-axes">
        <thead>
          <tr>
            <th scope="col">{t('axis')}</th>
            <th scope="col">{t('length σᵢ')}</th>
            <th scope="col">{t('from vᵢ')}</th>
            <th scope="col">{t('to uᵢ')}</th>
          </tr>
        </thead>
        <tbody>
          {([0, 1, 2] as const).slice(0, dims).map((i) => (
            <tr key={i} class={i < rank ? undefined : css['dropped']}>
              <th scope="row">
                <span class={css['swatch']} style={sigmaInk(i)} aria-hidden="true" />
                {i + 1}
              </th>
              <td data-testid={`geometry-sigma-${i + 1}`} data-value={sigma[i]}>
                {formatNumber(sigma[i], 5)}
                {i < rank || sigma[i] === 0 ? null : <small>{t('dropped')}</small>}
              </td>
              <td>
                {vectorText(input(i), 4)}
                {angles && ownInput ? (
                  <Direction of={vt[i]} testId={`geometry-v-${i + 1}`} />
                ) : null}
              </td>
              <td>
                {i < rows ? vectorText(output(i), 4) : '—'}
                {angles && ownOutput ? (
                  <Direction of={[u[0][i], u[1][i], 0]} testId={`geometry-u-${i + 1}`} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {turned === undefined ? null : (
        <Faint as="p">
          {t(
            'Both u{0} and v{0} have the opposite sign here. This does not change M, and makes Vᵀ a pure rotation.',
            subscript(turned + 1),
          )}
        </Faint>
      )}
    </div>
  );
}

/** The angle of a vector in the plane from the first axis. */
function Direction({ of: [x, y], testId }: { readonly of: Vec; readonly testId: string }) {
  const angle = Math.atan2(y, x);
  return (
    <small data-testid={testId} data-value={(angle * 180) / Math.PI}>
      {t('at {0}', degrees(angle))}
    </small>
  );
}
