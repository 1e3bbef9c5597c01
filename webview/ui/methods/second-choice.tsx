import type { Matrix } from '../../../src/core/index.js';
import type { SecondMatrix } from '../../model/state.js';
import { Button } from '../components/button.js';
import { useLens } from '../context.js';
import { t } from '../l10n.js';
import css from './second-choice.module.css';

interface SecondChoiceProps {
  readonly matrix: Matrix;
  readonly chosen: SecondMatrix | undefined;
}

/**
 * The choice of L: the button that asks for it, the chosen matrix, and a button that returns to a split
 * of M.
 */
export function SecondChoice({ matrix, chosen }: SecondChoiceProps) {
  const { controller, isAlone } = useLens();
  const fits = chosen?.matrix.cols === matrix.cols;
  return (
    <div class={css['choice']}>
      {isAlone ? null : (
        <Button
          kind="secondary"
          data-testid="choose-second"
          title={t('Another matrix of the document with {0} columns', matrix.cols)}
          onClick={() => controller.chooseSecond()}
        >
          {chosen ? t('Choose Another L…') : t('Choose L…')}
        </Button>
      )}
      {chosen ? (
        <>
          <span data-testid="second" data-fits={fits}>
            {fits
              ? t(
                  'W = M, L = {0}, {1}×{2}, {3}. Z = [W; L].',
                  chosen.label,
                  chosen.matrix.rows,
                  chosen.matrix.cols,
                  chosen.place,
                )
              : t(
                  '{0} has {1} columns, but M has {2}: the numbers must be equal. Below, M is split.',
                  chosen.label,
                  chosen.matrix.cols,
                  matrix.cols,
                )}
          </span>
          <Button kind="link" data-testid="forget-second" onClick={() => controller.forgetSecond()}>
            {t('Split M instead')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
