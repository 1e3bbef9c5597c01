import { buildProduct } from '../vscode/bundle.mjs';

/** Before the first test: the product, unless `npm test` has just built it. */
export async function setup(): Promise<void> {
  await buildProduct(process.env['LOW_RANK_LENS_BUILT'] === '1');
}
