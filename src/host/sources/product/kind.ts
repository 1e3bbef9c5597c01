import * as vscode from 'vscode';
import * as v from 'valibot';
import { checkThere } from '../file-there.js';
import { SourceLost, type SourceKind } from '../source.js';
import { ProductSource } from './product-source.js';

const locatorSchema = v.object({
  uri: v.string(),
  pair: v.string(),
  base: v.optional(v.string()),
});

/** Changes of weights in adapters. */
export const productKind: SourceKind = {
  kind: 'product',

  async open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
    }
    const { uri, base } = parsed.output;
    await checkThere(uri, kept.place);
    if (base !== undefined) await checkThere(base, kept.place);
    return new ProductSource(parsed.output, kept.id);
  },
};
