import { closedForm, formatNumber, surdText } from '../../src/core/index.js';
import type { LensState } from './state.js';

/** The key under which the state of a matrix stores whether simple closed forms are written as such. */
export const closedFormsKey = 'page.closedForms';

export const isSwitch = (value: unknown): value is boolean => typeof value === 'boolean';

export function closedFormsOf(memory: LensState['memory']): boolean {
  const kept = memory[closedFormsKey];
  return isSwitch(kept) ? kept : true;
}

/** A factor's entry for a person: 1/√6 if it is that and this is wished, or else a decimal. */
export function entryText(value: number, digits: number, closed: boolean, noise = 0): string {
  if (Math.abs(value) <= noise) return '0';
  const form = closed ? closedForm(value) : undefined;
  return form ? surdText(form) : formatNumber(value, digits);
}
