import type { ComponentChildren } from 'preact';
import { Button } from '../components/button.js';
import css from './running.module.css';

export interface RunningProps {
  /** 0 … 1; undefined until the worker has started. */
  readonly fraction: number | undefined;
  /** The name of the operation. */
  readonly label: string;
  readonly stop: string;
  readonly onStop: () => void;
  readonly testId: string;
  /** Before the bar. */
  readonly children?: ComponentChildren;
}

/** The progress of a completion, and a button that stops it. */
export function Running({ fraction, label, stop, onStop, testId, children }: RunningProps) {
  return (
    <div class={css['running']} data-testid={testId} data-fraction={fraction}>
      {children}
      <progress max={100} value={Math.round(100 * (fraction ?? 0))} aria-label={label} />
      <Button kind="secondary" onClick={onStop}>
        {stop}
      </Button>
    </div>
  );
}
