import { t } from './l10n.js';

/** Checks a number in a field: a text for the user if it is invalid, undefined if it is valid. */
export type NumberCheck = (value: number) => string | undefined;

/** Whole numbers from `low` to `high`, both included. */
export function wholeBetween(low: number, high: number): NumberCheck {
  return (value) =>
    Number.isInteger(value) && value >= low && value <= high
      ? undefined
      : t('A whole number from {0} to {1}', low, high);
}

/** Any whole number. */
export function whole(value: number): string | undefined {
  return Number.isInteger(value) ? undefined : t('Type a whole number.');
}

/** Any finite number. */
export function finite(value: number): string | undefined {
  return Number.isFinite(value) ? undefined : t('Type a number.');
}

/** Finite numbers from 0 on. */
export function notNegative(value: number): string | undefined {
  return finite(value) ?? (value >= 0 ? undefined : t('0 or more.'));
}
