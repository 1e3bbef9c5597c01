import { useState } from 'preact/hooks';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { t } from '../l10n.js';
import { useWeights } from './context.js';
import css from './notes.module.css';

const firstNotes = 2;

/** What is wrong in the whole; the model that is on screen may be an older one then. */
export function Notes() {
  const notes = useWeights((state) => state.model?.notes ?? none);
  const problem = useWeights((state) => state.problem);
  const [all, setAll] = useState(false);
  if (notes.length === 0 && problem === undefined) return null;
  const shown = all ? notes : notes.slice(0, firstNotes);
  return (
    <div class={css['notes']}>
      {problem === undefined ? null : (
        <p role="alert" data-testid="weights-problem">
          <Icon name="error" class={css['icon']} /> {problem}
        </p>
      )}
      {shown.map((note) => (
        <p key={note}>
          <Icon name="warning" class={css['icon']} /> {note}
        </p>
      ))}
      {notes.length > firstNotes ? (
        <Button kind="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('Less') : moreText(notes.length - firstNotes)}
        </Button>
      ) : null}
    </div>
  );
}

function moreText(count: number): string {
  return count === 1 ? t('1 more note') : t('{0} more notes', count);
}

const none: readonly string[] = [];
