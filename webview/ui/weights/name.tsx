import type { Weight } from '../../model/weights/weight.js';
import { classes } from '../classes.js';
import { Icon } from '../components/icon.js';
import { t } from '../l10n.js';
import css from './name.module.css';

export interface NameProps {
  readonly weight: Weight;
  readonly isStacked: boolean;
  /** The beginning of the name that the head of its group shows; undefined without groups. */
  readonly group: string | undefined;
}

/** The name of a matrix, which opens it. If it is too long its middle is left out, because ends tell names apart. */
export function Name({ weight, isStacked, group }: NameProps) {
  const { name } = weight.row;
  const notes = [weight.row.note, weight.measured?.note].filter((text) => text !== undefined);
  const note = notes.length > 0 ? notes.join(' ') : undefined;
  const [start, end] = halves(
    group && name.length > group.length ? name.slice(group.length + 1) : name,
  );
  return (
    <span
      class={classes(
        css['name'],
        isStacked && css['stacked'],
        group !== undefined && css['indented'],
      )}
      role="rowheader"
      aria-colindex={1}
    >
      <span
        class={css['link']}
        data-open
        data-testid="weight-name"
        title={`${name}\n${t('Click to open it in the lens')}`}
      >
        <span class={css['start']}>{start}</span>
        <span class={css['end']}>{end}</span>
      </span>
      {note === undefined ? null : (
        <span class={css['note']} title={note}>
          <Icon name="info" label={note} />
        </span>
      )}
    </span>
  );
}

/** The longest end of a name that is always shown. */
const longestEnd = 26;

/** A name as its start and its last parts. */
function halves(name: string): readonly [string, string] {
  const tooLong = Math.max(0, name.length - longestEnd);
  const at = name.slice(tooLong).search(/[._/]/);
  const cut = tooLong === 0 ? 0 : at < 0 ? tooLong : tooLong + at;
  return [name.slice(0, cut), name.slice(cut)];
}
