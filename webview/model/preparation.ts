import { preparations, type Preparation } from '../../src/core/index.js';

/** The key under which the state of a matrix stores what is done to its columns first. */
export const preparationKey = 'preparation';

export const isPreparation = (value: unknown): value is Preparation =>
  preparations.includes(value as Preparation);
