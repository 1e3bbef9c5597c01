import { forEachSliced, formatCount, type Sliced } from '../../../src/core/index.js';
import type { OtherTensor } from '../../../src/protocol/weights.js';
import { nameFilter } from '../../model/weights/filter.js';
import { shapeText, sizeText } from '../../model/weights/texts.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { useSliced } from '../use-sliced.js';
import { useWeights } from './context.js';
import css from './others.module.css';

/** More lines than these are found by typing. */
const mostListed = 120;

/** What is no matrix of the table: vectors, scalars, and tensors without a partner, each with the reason. */
export function Others() {
  const model = useWeights((state) => state.model);
  const others = useWeights((state) => state.others);
  const typed = useWeights((state) => state.choices.typed);
  const { list, count, bytes } = useSliced(
    () => found(others, typed),
    [others, typed],
    model,
    none,
  );
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
            {list.map(({ name, shape, elementType, bytes: own, why }) => (
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
        {t('{0} of {1}, {2}', formatCount(count), formatCount(others.list.length), sizeText(bytes))}
        {count > mostListed
          ? ` · ${t('the first {0} are listed, type to filter', mostListed)}`
          : ''}
      </Faint>
    </>
  );
}

interface Found {
  /** The first of them. */
  readonly list: readonly OtherTensor[];
  readonly count: number;
  readonly bytes: number;
}

const none: Found = { list: [], count: 0, bytes: 0 };

/** The tensors whose names fit. */
function* found(others: { readonly list: readonly OtherTensor[] }, typed: string): Sliced<Found> {
  const fits = nameFilter(typed);
  const list: OtherTensor[] = [];
  let [count, bytes] = [0, 0];
  yield* forEachSliced(others.list, (each) => {
    if (!fits(each.name)) return;
    if (list.length < mostListed) list.push(each);
    count++;
    bytes += each.bytes;
  });
  return { list, count, bytes };
}
