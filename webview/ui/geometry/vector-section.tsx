import { formatNumber, subscript, type Svd } from '../../../src/core/index.js';
import type { Parts } from '../../model/geometry/parts.js';
import type { Vec } from '../../model/geometry/space.js';
import { angleBetween, carry, sizeOf } from '../../model/geometry/vector.js';
import { Button } from '../components/button.js';
import { NumberField } from '../components/number-field.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import css from './vector-section.module.css';
import { degrees, vectorText } from './words.js';

export interface VectorSectionProps {
  readonly parts: Parts;
  readonly svd: Svd;
  readonly rank: number;
  readonly x: Vec;
  readonly onX: (x: Vec) => void;
}

const farthest = 1e6;

/** A field for x, and its images under M and M̂ₖ. */
export function VectorSection({ parts, svd, rank, x, onX }: VectorSectionProps) {
  const { dims, ownInput, vt } = parts;
  const places = ([0, 1, 2] as const).slice(0, dims);
  const carried = carry(svd, parts, x, rank);
  const check = (value: number) =>
    Math.abs(value) <= farthest ? undefined : t('A number from −10⁶ to 10⁶');
  const put = (at: number, value: number) => {
    const next = x.map((old, i) => (i === at ? value : old));
    onX([next[0] ?? 0, next[1] ?? 0, next[2] ?? 0]);
  };
  return (
    <section aria-label={t('A vector x and its images')}>
      <div class={css['fields']}>
        {places.map((i) => (
          <NumberField
            key={i}
            label={ownInput ? `x${subscript(i + 1)}` : t('along v{0}', subscript(i + 1))}
            value={x[i]}
            check={check}
            onChange={(value) => put(i, value)}
            testId={`geometry-x-${i + 1}`}
          />
        ))}
        <span class={css['choices']} role="group" aria-label={t('Set x to a singular vector')}>
          {places.map((i) => (
            <Button
              kind="link"
              key={i}
              data-testid={`geometry-set-v-${i + 1}`}
              onClick={() => onX(vt[i])}
            >
              {`x = v${subscript(i + 1)}`}
            </Button>
          ))}
        </span>
      </div>
      <Images
        carried={carried}
        rank={rank}
        square={parts.rows === parts.cols}
        next={svd.s[rank] ?? 0}
      />
    </section>
  );
}

interface ImagesProps {
  readonly carried: ReturnType<typeof carry>;
  readonly rank: number;
  readonly square: boolean;
  /** σₖ₊₁. */
  readonly next: number;
}

function Images({ carried: { x, image, approximation }, rank, square, next }: ImagesProps) {
  const [size, imageSize] = [sizeOf(x), sizeOf(image)];
  const lost = sizeOf(image.map((value, i) => value - approximation[i]!));
  const angle = square ? angleBetween(x, image) : undefined;
  const rows = [
    ['x', x, 'x'],
    ['Mx', image, 'image'],
    [`M̂${subscript(rank)}x`, approximation, 'approximation'],
  ] as const;
  return (
    <>
      <dl class={css['images']}>
        {rows.map(([name, vector, id]) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd data-testid={`geometry-${id}`} data-value={Array.from(vector).join(' ')}>
              {vectorText(vector, 6)}{' '}
              <Faint>{t('length {0}', formatNumber(sizeOf(vector), 4))}</Faint>
            </dd>
          </div>
        ))}
      </dl>
      <Faint as="p">
        {size > 0
          ? t('M makes x {0} times as long', formatNumber(imageSize / size, 4))
          : t('x = 0 stays 0')}
        {angle === undefined ? '' : t(' and turns it by {0}', degrees(angle))}
        {'. '}
        {t('Rank {0} loses', rank)} ‖Mx − M̂ₖx‖ ={' '}
        <span data-testid="geometry-lost" data-value={lost}>
          {formatNumber(lost < 1e-14 * imageSize ? 0 : lost, 4)}
        </span>{' '}
        ≤ σₖ₊₁‖x‖ = {formatNumber(next * size, 4)}.
      </Faint>
    </>
  );
}
