import * as vscode from 'vscode';
import * as v from 'valibot';
import { selectionSchema } from '../../../protocol/index.js';
import { SourceLost, type SourceKind } from '../source.js';
import { VariableSource } from './variable-source.js';

const locatorSchema = v.object({
  language: v.picklist(['python', 'javascript', 'cpp']),
  expression: v.string(),
  shape: v.fallback(v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1)))), undefined),
  byColumns: v.fallback(v.optional(v.boolean()), undefined),
  selection: v.fallback(v.optional(selectionSchema), undefined),
});

/** Variables of programs that are debugged. After a restart they wait for the next stop. */
export const variableKind: SourceKind = {
  kind: 'variable',

  open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      return Promise.reject(
        new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.label)),
      );
    }
    return Promise.resolve(new VariableSource(parsed.output, kept.id));
  },
};
