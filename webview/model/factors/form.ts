import {
  compactForm,
  fullFormWith,
  thinForm,
  type Bases,
  type Svd,
  type SvdForm,
} from '../../../src/core/index.js';

export const formNames = ['full', 'thin', 'compact'] as const;
export type FormName = (typeof formNames)[number];

export const isFormName = (value: unknown): value is FormName =>
  formNames.includes(value as FormName);

/** A larger square U and V would be mostly padding, and would need hundreds of megabytes. */
export const fullLimit = 1024;

/** U and V with at most so many rows are completed at once. */
const quickRows = 64;

/** The form if it needs little computation; a worker completes large U and V. */
export function cheapForm(svd: Svd, name: FormName, bases: Bases): SvdForm | undefined {
  if (name === 'thin') return thinForm(svd);
  if (name === 'compact') return compactForm(svd);
  return Math.max(svd.u.rows, svd.v.rows) <= quickRows ? fullFormWith(svd, bases) : undefined;
}

/** Whether U and V are small enough to be completed to square matrices. */
export function canBeFull({ u, v }: Svd): boolean {
  return Math.max(u.rows, v.rows) <= fullLimit;
}

/** Columns of U and rows of Vᵀ, counted from 1, that M does not need. */
export interface Padding {
  readonly u: readonly [number, number] | undefined;
  readonly v: readonly [number, number] | undefined;
}

export function paddingOf({ u, v, essential }: SvdForm): Padding {
  return {
    u: u.cols > essential ? [essential + 1, u.cols] : undefined,
    v: v.cols > essential ? [essential + 1, v.cols] : undefined,
  };
}
