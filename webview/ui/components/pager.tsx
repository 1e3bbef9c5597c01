import type { Span } from '../../model/table-window.js';
import { t } from '../l10n.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import css from './pager.module.css';
import { Faint } from './text.js';

export interface PagerProps {
  readonly label: string;
  readonly text: string;
  readonly span: Span;
  readonly length: number;
  readonly onMove: (start: number) => void;
}

/** Moves a part of a long table; nothing where all of it is shown. */
export function Pager({ label, text, span, length, onMove }: PagerProps) {
  const size = span.end - span.start;
  if (size >= length) return null;
  return (
    <span class={css['pager']} role="group" aria-label={label}>
      <Button
        kind="icon"
        aria-label={t('Back')}
        disabled={span.start === 0}
        onClick={() => onMove(Math.max(0, span.start - size))}
      >
        <Icon name="chevron-left" />
      </Button>
      <Faint aria-live="polite">{text}</Faint>
      <Button
        kind="icon"
        aria-label={t('Forward')}
        disabled={span.end === length}
        onClick={() => onMove(span.end)}
      >
        <Icon name="chevron-right" />
      </Button>
    </span>
  );
}
