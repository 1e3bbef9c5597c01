import { readingLine } from '../../../src/core/index.js';
import { useLensState } from '../context.js';
import { Icon } from '../components/icon.js';
import { t } from '../l10n.js';
import css from './how-read.module.css';
import { ReadAsMenu } from './read-as-menu.js';

/** How the text was read, beside the shape, with a menu of other readings. A doubt is shown below. */
export function HowRead() {
  const reading = useLensState((state) => state.given?.reading);
  const canReadAs = useLensState((state) => state.source?.abilities.includes('readAs') === true);
  const line = reading && readingLine(reading);
  return (
    <>
      <div class={css['line']}>
        {line === undefined ? null : (
          <span class={css['reading']} title={t('Read as: {0}', line)} data-testid="reading">
            {line}
          </span>
        )}
        {canReadAs ? <ReadAsMenu /> : null}
      </div>
      {reading?.doubt === undefined ? null : (
        <p class={css['doubt']} data-testid="doubt">
          <Icon name="warning" class={css['icon']} /> {reading.doubt}
        </p>
      )}
    </>
  );
}
