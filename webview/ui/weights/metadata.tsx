import { t } from '../l10n.js';
import { useWeights } from './context.js';
import css from './metadata.module.css';

/** What the file says of itself. */
export function Metadata() {
  const metadata = useWeights((state) => state.model?.metadata ?? none);
  return (
    <dl class={css['metadata']} tabIndex={0} aria-label={t('Metadata of the file')}>
      {metadata.map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const none: readonly [] = [];
