import { formatCount } from '../../../src/core/index.js';
import { nameFilter } from '../../model/weights/filter.js';
import { shapeText, sizeText } from '../../model/weights/texts.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { useWeights } from './context.js';
import css from './others.module.css';

/** More lines than these are found by typing. */
const mostListed = 400;

/** What is no matrix of the table: vectors, scalars, and tensors without a partner, each with the reason. */
export function Others() {
  const others = useWeights((state) => state.model?.others ?? none);
  const typed = useWeights((state) => state.choices.typed);
  const fits = nameFilter(typed);
  const found = others.filter(({ name }) => fits(name));
  const bytes = found.reduce((sum, each) => sum + each.bytes, 0);
  return (
    <>
      <div class={css['box']} tabIndex={0} role="region" aria-label={t('Other tensors')}>
        <table class={css['table']} data-testid="others">
          <thead>
            <tr>
              <th scope="col">{t('Name')}</th>
              <th scope="col">{t('Shape')}</th>
              <th scope="col">{t('Type')}</th>
              <th scope="col">{t('Size')}</th>
              <th scope="col">{t('Why it is here')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, mostListed).map(({ name, shape, elementType, bytes: own, why }) => (
              <tr key={name}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td>{shapeText(shape)}</td>
                <td>{elementType}</td>
                <td>{sizeText(own)}</td>
                <td title={why}>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Faint as="p" class={css['sum']} role="status">
        {t(
          '{0} of {1}, {2}',
          formatCount(found.length),
          formatCount(others.length),
          sizeText(bytes),
        )}
        {found.length > mostListed
          ? ` · ${t('the first {0} are listed, type to filter', mostListed)}`
          : ''}
      </Faint>
    </>
  );
}

const none: readonly never[] = [];
