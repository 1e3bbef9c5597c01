/** Software WebGL and no WebGL, for users with and without a usable GPU. */
export const graphics = [
  { graphics: 'WebGL', webgl: true, backend: 'webgl', folder: 'webgl' },
  { graphics: 'no WebGL', webgl: false, backend: 'cpu', folder: 'no-webgl' },
] as const;
