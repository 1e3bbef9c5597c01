import type { Constructor } from '../types.js';
import { engines } from './engines.js';
import { libraries } from './libraries.js';
import { rust } from './rust.js';
import { shaders } from './shaders.js';

/** Every constructor that is known; of two that fit at one place the first counts. */
export const constructors: readonly Constructor[] = [...shaders, ...engines, ...libraries, ...rust];
