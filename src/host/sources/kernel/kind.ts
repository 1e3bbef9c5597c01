import * as vscode from 'vscode';
import * as v from 'valibot';
import { selectionSchema } from '../../../protocol/index.js';
import { SourceLost, type SourceKind } from '../source.js';
import { KernelSource } from './kernel-source.js';

const locatorSchema = v.object({
  notebook: v.string(),
  expression: v.string(),
  selection: v.fallback(v.optional(selectionSchema), undefined),
});

/** Variables of notebooks' kernels. */
export const kernelKind: SourceKind = {
  kind: 'kernel',

  async open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
    }
    const { notebook, expression, selection } = parsed.output;
    try {
      const document = await vscode.workspace.openNotebookDocument(vscode.Uri.parse(notebook));
      return new KernelSource(document, expression, kept.id, selection);
    } catch {
      throw new SourceLost(vscode.l10n.t('{0} cannot be opened any more.', kept.place));
    }
  },
};
