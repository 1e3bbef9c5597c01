import * as vscode from 'vscode';
import type { Source } from '../../protocol/index.js';
import { clusterKind } from './cluster/kind.js';
import { comparisonKind } from './comparison/kind.js';
import { differenceKind } from './difference/kind.js';
import { earlierKind } from './earlier/kind.js';
import { fileKind } from './file/kind.js';
import { givenKind } from './given/kind.js';
import { kernelKind } from './kernel/kind.js';
import { outputKind } from './output/kind.js';
import { productKind } from './product/kind.js';
import { SourceLost, type MatrixSource, type SourceKind } from './source.js';
import { textKind } from './text/kind.js';
import { variableKind } from './variable/kind.js';
import { versionKind } from './version/kind.js';

/** All kinds of sources; add a line here for a new one. */
const kinds: readonly SourceKind[] = [
  textKind,
  fileKind,
  productKind,
  differenceKind,
  givenKind,
  outputKind,
  kernelKind,
  variableKind,
  versionKind,
  earlierKind,
  clusterKind,
  comparisonKind((kept) => openSource(kept)),
];

/**
 * Finds a source again from the description that a page saved.
 *
 * @throws {@link SourceLost} when it does not exist any more, or when this version does not know its
 *   kind.
 */
export async function openSource(kept: Source): Promise<MatrixSource> {
  const kind = kinds.find(({ kind: name }) => name === kept.kind);
  if (!kind) {
    throw new SourceLost(
      vscode.l10n.t(
        '{0} comes from another version of the lens. This version does not know its kind of source.',
        kept.place,
      ),
    );
  }
  return kind.open(kept);
}
