import type { ComponentChildren } from 'preact';
import css from './factor-row.module.css';

export interface FactorRowProps {
  readonly count: 2 | 3;
  readonly form?: string;
  readonly testId?: string;
  readonly children: ComponentChildren;
}

/** Factors beside each other as they are multiplied, below each other where the page is narrow. */
export function FactorRow({ count, form, testId, children }: FactorRowProps) {
  return (
    <div class={count === 3 ? css['three'] : css['two']} data-testid={testId} data-form={form}>
      {children}
    </div>
  );
}
