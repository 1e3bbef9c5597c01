import type { ComponentChildren } from 'preact';
import { useLens, useLensState } from '../context.js';
import css from './rank-chip.module.css';

export interface RankChipProps {
  readonly rank: number;
  readonly testId: string;
  /** The rules that suggest it, for tests. */
  readonly rules?: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A rank that is taken with one click; it is pressed while it is on screen. */
export function RankChip({ rank, testId, rules, title, children }: RankChipProps) {
  const { controller } = useLens();
  const isShown = useLensState((state) => state.rank) === rank;
  return (
    <button
      type="button"
      class={css['chip']}
      data-testid={testId}
      data-value={rank}
      data-rules={rules}
      aria-pressed={isShown}
      title={title}
      onClick={() => controller.setRank(rank)}
    >
      {children}
    </button>
  );
}
