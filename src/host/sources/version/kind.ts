import * as vscode from 'vscode';
import * as v from 'valibot';
import { readAsSchema } from '../../../protocol/index.js';
import { checkThere } from '../file-there.js';
import { SourceLost, type SourceKind } from '../source.js';
import { VersionSource } from './version-source.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const locatorSchema = v.object({
  uri: v.string(),
  of: v.picklist(['saved', 'commit']),
  languageId: v.string(),
  literal: v.object({ name: v.string(), index: count, count }),
  as: v.fallback(v.optional(readAsSchema), undefined),
  label: v.string(),
});

/** Literals in other versions of a text. */
export const versionKind: SourceKind = {
  kind: 'version',

  async open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
    }
    await checkThere(parsed.output.uri, kept.place);
    return new VersionSource(parsed.output, kept.id);
  },
};
