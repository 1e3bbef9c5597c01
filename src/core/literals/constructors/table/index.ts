import type { Constructor } from '../types.js';
import { engines } from './engines.js';
import { libraries } from './libraries.js';
import { rust } from './rust.js';
import { shaders } from './shaders.js';

/** All known constructors. If two fit at the same place, the first one counts. */
export const constructors: readonly Constructor[] = [...shaders, ...engines, ...libraries, ...rust];
