import * as vscode from 'vscode';
import * as v from 'valibot';
import { sourceSchema, type Source } from '../../../protocol/index.js';
import { SourceLost, type MatrixSource, type SourceKind } from '../source.js';
import { ComparisonSource } from './comparison-source.js';

const locatorSchema = v.object({ first: sourceSchema, second: sourceSchema });

/**
 * Comparisons of two sources.
 *
 * @param openSource finds a source of any kind again.
 */
export function comparisonKind(openSource: (kept: Source) => Promise<MatrixSource>): SourceKind {
  return {
    kind: 'comparison',

    async open(kept) {
      const parsed = v.safeParse(locatorSchema, kept.locator);
      // A comparison of comparisons is none of ours, and could be nested without end.
      if (!parsed.success || [parsed.output.first, parsed.output.second].some(isComparison)) {
        throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
      }
      const first = await openSource(parsed.output.first);
      try {
        return new ComparisonSource(first, await openSource(parsed.output.second), kept.id);
      } catch (error) {
        first.dispose();
        throw error;
      }
    },
  };
}

function isComparison({ kind }: Source): boolean {
  return kind === 'comparison';
}
