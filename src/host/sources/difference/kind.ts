import * as vscode from 'vscode';
import * as v from 'valibot';
import { checkThere } from '../file-there.js';
import { SourceLost, type SourceKind } from '../source.js';
import { DifferenceSource } from './difference-source.js';

const locatorSchema = v.object({ array: v.string(), before: v.string(), after: v.string() });

/** Differences of arrays in two files. */
export const differenceKind: SourceKind = {
  kind: 'difference',

  async open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
    }
    await checkThere(parsed.output.before, kept.place);
    await checkThere(parsed.output.after, kept.place);
    return new DifferenceSource(parsed.output, kept.id);
  },
};
