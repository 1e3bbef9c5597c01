import * as vscode from 'vscode';
import * as v from 'valibot';
import { selectionSchema } from '../../../protocol/index.js';
import { checkThere } from '../file-there.js';
import { SourceLost, type SourceKind } from '../source.js';
import { FileSource } from './file-source.js';
import { rawLayoutSchema } from './raw/layouts.js';

const locatorSchema = v.object({
  uri: v.string(),
  array: v.optional(v.string()),
  // A slice in an unknown format is the one that is shown first.
  selection: v.fallback(v.optional(selectionSchema), undefined),
  columns: v.fallback(v.optional(v.array(v.string())), undefined),
  layout: v.fallback(v.optional(rawLayoutSchema), undefined),
});

/** Arrays in files. */
export const fileKind: SourceKind = {
  kind: 'file',

  async open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
    }
    await checkThere(parsed.output.uri, kept.place);
    return new FileSource(parsed.output, kept.id);
  },
};
