import * as vscode from 'vscode';
import * as v from 'valibot';
import { checkThere } from '../file-there.js';
import { SourceLost, type SourceKind } from '../source.js';
import { ClusterSource } from './cluster-source.js';

const locatorSchema = v.object({ folder: v.string(), uri: v.string() });

/** Results of runs on a cluster. The matrix itself need not be there. */
export const clusterKind: SourceKind = {
  kind: 'cluster',

  async open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
    }
    await checkThere(`${parsed.output.folder}/result.json`, kept.place);
    return new ClusterSource(parsed.output, kept.id);
  },
};
