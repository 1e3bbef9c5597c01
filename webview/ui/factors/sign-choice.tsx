import { subscript, type SignConvention } from '../../../src/core/index.js';
import { Check } from '../components/check.js';
import { Choice } from '../components/choice.js';
import { Faint, NotApplicable } from '../components/text.js';
import { t } from '../l10n.js';
import { FreePart, FreeRow } from './free-part.js';
import type { FreedomProps } from './freedom-props.js';

/** So many pairs have a button each. */
const mostButtons = 24;

/** The convention of the signs that is in force, and a button for each pair to flip it. */
export function SignChoice({ freedom, decomposition, onChange }: FreedomProps) {
  const { convention, flips } = freedom;
  const count = decomposition.aboveNoise;
  const shown = Math.min(count, mostButtons);
  const flip = (i: number) =>
    onChange({
      ...freedom,
      flips: flips.includes(i) ? flips.filter((other) => other !== i) : [...flips, i],
    });
  return (
    <FreePart title={t('Signs')}>
      <Choice<SignConvention>
        label={t('Convention of the signs')}
        testId="sign-convention"
        value={convention}
        onChange={(next) => onChange({ ...freedom, convention: next, flips: [] })}
        options={[
          { value: 'columns', text: 'Lens', title: t('The largest entry of each uᵢ is positive') },
          {
            value: 'rows',
            text: 'scikit-learn',
            title: t('The largest entry of each vᵢ is positive'),
          },
          { value: 'numpy', text: 'NumPy', title: t('The signs that LAPACK gives') },
        ]}
      />
      <p data-testid="sign-rule" data-convention={convention}>
        {ruleOf(convention)}
      </p>
      <Outcome decomposition={decomposition} convention={convention} />
      {shown > 0 ? (
        <FreeRow>
          <span>{t('Flip a pair:')}</span>
          {Array.from({ length: shown }, (_, i) => (
            <Check
              key={i}
              testId={`flip-${i + 1}`}
              label={`u${subscript(i + 1)}, v${subscript(i + 1)}`}
              title={t('Change the signs of u{0} and v{0}', subscript(i + 1))}
              checked={flips.includes(i)}
              onChange={() => flip(i)}
            />
          ))}
          {count > shown ? <Faint>{t('the first {0} of {1}', shown, count)}</Faint> : null}
        </FreeRow>
      ) : null}
    </FreePart>
  );
}

function ruleOf(convention: SignConvention): string {
  switch (convention) {
    case 'columns':
      return t(
        'In force: the entry of largest magnitude of each uᵢ is positive. So does svd_flip of scikit-learn, and its PCA and TruncatedSVD before 1.5.',
      );
    case 'rows':
      return t(
        'In force: the entry of largest magnitude of each vᵢ is positive, as in PCA and TruncatedSVD of scikit-learn since 1.5.',
      );
    case 'numpy':
      return t(
        'In force: the signs that the steps of LAPACK happen to give (gesdd, 3.10 or later), as numpy.linalg.svd returns them. There is no rule, and MKL and Accelerate may give others.',
      );
  }
}

/** Which pairs the convention flips, and where it cannot say. */
function Outcome({
  decomposition: { signs, signProblem, aboveNoise },
  convention,
}: Pick<FreedomProps, 'decomposition'> & { readonly convention: SignConvention }) {
  if (convention === 'columns') return null;
  if (signProblem) {
    return <NotApplicable data-testid="sign-refused">{signProblem.message}</NotApplicable>;
  }
  if (!signs) return null;
  const pairs = (sign: number) =>
    Array.from(signs.subarray(0, aboveNoise))
      .flatMap((value, i) => (value === sign ? [String(i + 1)] : []))
      .join(', ');
  const [flipped, unsure] = [pairs(-1), pairs(0)];
  return (
    <p data-testid="sign-outcome" data-flipped={flipped} data-unsure={unsure}>
      {flipped === ''
        ? t('Here all signs are the same as those of the lens.')
        : t('Here the lens has the opposite signs for i = {0}.', flipped)}{' '}
      {unsure === ''
        ? null
        : t('For i = {0} only rounding decides the signs, so they are not changed.', unsure)}
    </p>
  );
}
