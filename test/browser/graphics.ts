/** With software WebGL and without any: what users with and without a usable GPU have. */
export const graphics = [
  { graphics: 'WebGL', webgl: true, backend: 'webgl', folder: 'webgl' },
  { graphics: 'no WebGL', webgl: false, backend: 'cpu', folder: 'no-webgl' },
] as const;
