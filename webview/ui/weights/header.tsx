import { useState } from 'preact/hooks';
import { formatCount } from '../../../src/core/index.js';
import type { Model } from '../../model/weights/state.js';
import { pairsText, parametersText, sizeText } from '../../model/weights/texts.js';
import { Button } from '../components/button.js';
import { t } from '../l10n.js';
import { ChangeFacts } from './change-facts.js';
import { useWeights } from './context.js';
import css from './header.module.css';
import { Metadata } from './metadata.js';

/** What the file is: its name, and what its headers say, in a line. */
export function Header() {
  const model = useWeights((state) => state.model);
  const summary = useWeights((state) => state.summary);
  const [isOpen, setOpen] = useState(false);
  if (!model) return null;
  const { parameters, types } = summary;
  const { title, files, kind, before, relation, metadata } = model;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const whole = kind === 'adapter' ? summary.whole : 0;
  const changes = summary.changes + summary.whole - whole;
  const parts: readonly Part[] = [
    [
      'bytes',
      bytes,
      files.length > 1 ? t('{0} in {1} files', sizeText(bytes), files.length) : sizeText(bytes),
      files.map(({ name }) => name).join('\n'),
    ],
    ['matrices', changes, rowsText(kind, changes), ''],
    ...(whole > 0 ? [wholePart(whole)] : []),
    ['parameters', parameters, parametersText(parameters), formatCount(parameters)],
    [
      'types',
      types.length,
      types.map(([type]) => type).join(', '),
      types.map(([type, count]) => `${type} × ${formatCount(count)}`).join('\n'),
    ],
  ];
  return (
    <header class={css['header']}>
      <h1 data-testid="weights-title">{title}</h1>
      <p class={css['summary']}>
        {kind === 'comparison' && before !== undefined ? (
          <b>{relationText(relation, before)} · </b>
        ) : null}
        {parts.map(([id, value, text, more], i) => (
          <span key={id} data-number={id} data-value={value} title={more || undefined}>
            {i > 0 ? ' · ' : ''}
            {text}
          </span>
        ))}
        {metadata.length > 0 ? (
          <>
            {' · '}
            <Button
              kind="link"
              data-testid="metadata"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? t('Hide metadata') : t('Metadata ({0})', metadata.length)}
            </Button>
          </>
        ) : null}
      </p>
      {isOpen ? <Metadata /> : null}
      {kind === 'weights' ? null : <ChangeFacts />}
    </header>
  );
}

/** What the headers say, in its order. */
type Part = readonly [id: string, value: number, text: string, title: string];

/** Matrices of an adapter that are no pairs. */
function wholePart(count: number): Part {
  const text = count === 1 ? t('1 whole matrix') : t('{0} whole matrices', formatCount(count));
  return ['whole', count, text, t('Beside the pairs, and in none of their totals')];
}

/** What the rows of a comparison are. */
function relationText(relation: Model['relation'], before: string): string {
  switch (relation) {
    case 'base':
      return t('on its base {0}: W + ΔW beside W', before);
    case 'adapter':
      return t('with the adapter {0}: W + ΔW beside W', before);
    default:
      return t('minus {0}', before);
  }
}

function rowsText(kind: 'weights' | 'adapter' | 'comparison', count: number): string {
  switch (kind) {
    case 'weights':
      return count === 1 ? t('1 matrix') : t('{0} matrices', formatCount(count));
    case 'adapter':
      return pairsText(count);
    case 'comparison':
      return count === 1 ? t('1 difference') : t('{0} differences', formatCount(count));
  }
}
