import { formatCount } from '../../../src/core/index.js';
import type { SampleName } from '../../../src/protocol/index.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { Button } from './button.js';
import css from './empty-state.module.css';
import { Empty } from './empty.js';
import { Faint } from './text.js';

/** Shown before the first matrix: what can be shown now, with one click. */
export function EmptyState() {
  const { controller } = useLens();
  return (
    <Empty icon="table" testId="empty">
      <h1>{t('No matrix yet')}</h1>
      <p>
        {t(
          'Put the cursor in a matrix: a NumPy array, a printed tensor, MATLAB, LaTeX, JSON or CSV. Then visualize it.',
        )}
      </p>
      <Button kind="primary" onClick={() => controller.visualize()}>
        {t('Visualize Matrix at Cursor')}
      </Button>
      <Suggestions />
      <Samples />
    </Empty>
  );
}

/** The matrices of the document on screen. */
function Suggestions() {
  const { controller } = useLens();
  const suggestions = useLensState((state) => state.suggestions);
  if (suggestions.length === 0) return null;
  return (
    <section class={css['list']}>
      <h2>{t('In the open document')}</h2>
      <ul>
        {suggestions.map(({ label, place, rows, cols, uri, offset }) => (
          <li key={`${uri} ${offset}`}>
            <Button
              kind="link"
              data-testid="suggestion"
              onClick={() => controller.visualize({ uri, offset })}
            >
              {label} {formatCount(rows)}×{formatCount(cols)}
            </Button>{' '}
            <Faint>{place}</Faint>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Samples() {
  const { controller } = useLens();
  const samples: readonly (readonly [SampleName, string])[] = [
    ['worked.py', t('A worked example in NumPy')],
    ['ratings.tsv', t('Ratings with missing entries')],
    ['notes.tex', t('A matrix in LaTeX')],
  ];
  return (
    <section class={css['list']}>
      <h2>{t('Samples')}</h2>
      <ul>
        {samples.map(([name, text]) => (
          <li key={name}>
            <Button
              kind="link"
              data-testid={`sample-${name}`}
              onClick={() => controller.openSample(name)}
            >
              {text}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
