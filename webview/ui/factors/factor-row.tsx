import type { ComponentChildren } from 'preact';
import css from './factor-row.module.css';

export interface FactorRowProps {
  readonly count: 2 | 3;
  readonly form?: string;
  readonly testId?: string;
  readonly children: ComponentChildren;
}

/** Factors side by side, in the order of the product, or one below the other if the page is narrow. */
export function FactorRow({ count, form, testId, children }: FactorRowProps) {
  return (
    <div class={count === 3 ? css['three'] : css['two']} data-testid={testId} data-form={form}>
      {children}
    </div>
  );
}
