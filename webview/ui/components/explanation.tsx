import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { classes } from '../classes.js';
import { useOpen } from '../context.js';
import { t } from '../l10n.js';
import { useRoomy } from '../use-roomy.js';
import { Button } from './button.js';
import css from './explanation.module.css';

export interface ExplanationProps {
  readonly children: ComponentChildren;
}

/**
 * One or two sentences that explain a view. The setting `lowRankLens.explanations` hides them. On a small page they
 * fold to their first line, since the pictures need the room; what a person unfolds stays so, in all views.
 */
export function Explanation({ children }: ExplanationProps) {
  const roomy = useRoomy();
  const [open, setOpen] = useOpen('page.explanation', false);
  const id = useId();
  return (
    <div class={css['box']}>
      <p
        class={classes(css['text'], !roomy && !open && css['folded'])}
        id={id}
        data-testid="explanation"
      >
        {children}
      </p>
      {roomy ? null : (
        <Button
          kind="link"
          data-testid="explain"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? t('Less') : t('More')}
        </Button>
      )}
    </div>
  );
}
