import css from './check.module.css';

export interface CheckProps {
  readonly label: string;
  /** For screen readers, where the label alone does not say what it is about. */
  readonly name?: string;
  readonly title?: string;
  readonly checked: boolean;
  readonly onChange: () => void;
  readonly testId: string;
}

/** A box to tick, with its label. */
export function Check({ label, name, title, checked, onChange, testId }: CheckProps) {
  return (
    <label class={css['check']} title={title}>
      <input
        type="checkbox"
        data-testid={testId}
        aria-label={name}
        checked={checked}
        onChange={onChange}
      />
      {label}
    </label>
  );
}
