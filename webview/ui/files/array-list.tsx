import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../../../src/core/index.js';
import type { ArrayFacts, ArrayListing } from '../../../src/protocol/index.js';
import { filtered, mostListed } from '../../model/slices.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { Faint } from '../components/text.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import css from './array-list.module.css';

/** The arrays of a file in their order, filtered by what is typed. */
export function ArrayList({ array }: { readonly array: ArrayFacts }) {
  const { controller } = useLens();
  const arrays = useLensState((state) => state.arrays);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  // Another array of the file, or the file in another version, may have another list.
  useEffect(() => {
    if (open) controller.askArrays();
  }, [open, array.name, array.count]);
  const found = filtered(arrays ?? [], typed);
  const choose = (name: string) => {
    setOpen(false);
    controller.chooseArray(name);
  };
  return (
    <div class={css['arrays']}>
      <Button
        kind="link"
        aria-expanded={open}
        data-testid="array-list-toggle"
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'chevron-down' : 'chevron-right'} class={css['icon']} />{' '}
        {t('{0} arrays in this file', formatCount(array.count))}
      </Button>
      {open ? (
        <div class={css['panel']}>
          <input
            type="search"
            data-testid="array-filter"
            placeholder={t('Filter by name')}
            aria-label={t('Filter by name')}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <ul aria-label={t('Arrays')}>
            {found.slice(0, mostListed).map((each) => (
              <Line
                key={each.name}
                each={each}
                isShown={each.name === array.name}
                onChoose={choose}
              />
            ))}
          </ul>
          {arrays && found.length === 0 ? (
            <Faint as="p">{t('No array has this name.')}</Faint>
          ) : null}
          {found.length > mostListed ? (
            <Faint as="p">
              {t('{0} more: type a part of the name.', formatCount(found.length - mostListed))}
            </Faint>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

interface LineProps {
  readonly each: ArrayListing;
  readonly isShown: boolean;
  readonly onChoose: (name: string) => void;
}

function Line({ each, isShown, onChoose }: LineProps) {
  const { name, shape, elementType, problem } = each;
  return (
    <li>
      <button
        type="button"
        class={css['line']}
        aria-current={isShown}
        data-testid="array-line"
        disabled={problem !== undefined}
        title={problem ?? name}
        onClick={() => onChoose(name)}
      >
        <span class={css['name']}>{name}</span>
        <span class={css['shape']}>{shape.map(formatCount).join('×')}</span>
        <span class={css['type']}>{elementType}</span>
      </button>
    </li>
  );
}
