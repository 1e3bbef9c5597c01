/** The views of the page, in the order of their tabs. */
export const viewIds = [
  'image',
  'compare',
  'approximation',
  'spectrum',
  'layers',
  'factors',
  'completion',
  'methods',
  'geometry',
] as const;
export type ViewId = (typeof viewIds)[number];
