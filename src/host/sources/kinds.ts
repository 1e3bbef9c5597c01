import * as vscode from 'vscode';
import type { Source } from '../../protocol/index.js';
import { fileKind } from './file/kind.js';
import { SourceLost, type MatrixSource, type SourceKind } from './source.js';
import { textKind } from './text/kind.js';

/** All kinds of sources; a new one is one line here. */
const kinds: readonly SourceKind[] = [textKind, fileKind];

/**
 * Finds a source again from what a page kept of it.
 *
 * @throws {@link SourceLost} when it is not there any more, or of no kind that this version knows.
 */
export async function openSource(kept: Source): Promise<MatrixSource> {
  const kind = kinds.find(({ kind: name }) => name === kept.kind);
  if (!kind) {
    throw new SourceLost(
      vscode.l10n.t(
        '{0} comes from another version of the lens, which is not known here.',
        kept.place,
      ),
    );
  }
  return kind.open(kept);
}
