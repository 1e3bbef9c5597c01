import * as vscode from 'vscode';
import * as v from 'valibot';
import { readAsSchema, type Source } from '../../../protocol/index.js';
import { hostSettings } from '../../settings.js';
import { SourceLost, type SourceKind } from '../source.js';
import { choices } from './choices/index.js';
import { documentOf } from './documents.js';
import { locate, type Remembered } from './locate.js';
import { TextSource } from './text-source.js';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

const locatorSchema = v.object({
  uri: v.string(),
  start: offset,
  end: offset,
  selected: v.boolean(),
  head: v.optional(v.string()),
  tail: v.optional(v.string()),
  as: v.fallback(v.optional(readAsSchema), undefined),
  /** A cell of a notebook, because its own address is not valid after a restart. */
  cell: v.optional(v.object({ notebook: v.string(), index: offset })),
});

type Locator = v.InferOutput<typeof locatorSchema>;

/** Literals in text documents. */
export const textKind: SourceKind = {
  kind: 'text',

  async open(kept) {
    const parsed = v.safeParse(locatorSchema, kept.locator);
    if (!parsed.success) {
      throw new SourceLost(vscode.l10n.t('Another version of the lens saved {0}.', kept.place));
    }
    const locator = parsed.output;
    const remembered = { ...locator, name: kept.name };
    for (const document of await documentsFor(locator, kept)) {
      const source = found(document, locator, remembered, kept.id);
      if (source) return source;
    }
    throw new SourceLost(vscode.l10n.t('The matrix is no longer at {0}.', kept.place));
  },
};

function found(
  document: vscode.TextDocument,
  { as }: Locator,
  remembered: Remembered,
  id: string,
): TextSource | undefined {
  const limits = hostSettings(document.uri);
  const literal = locate(document, remembered, limits);
  if (!literal) return undefined;
  const { selected } = remembered;
  if (!as || choices.at(document, literal.at, selected)) {
    return new TextSource(document, literal, id);
  }
  // The page may have saved a choice that the host did not save before the restart.
  choices.set(document, literal.at, selected, as);
  return new TextSource(document, locate(document, remembered, limits) ?? literal, id);
}

/** The documents to search: the document, or, for a cell of a notebook, that cell and then the others. */
async function documentsFor({ uri, cell }: Locator, kept: Source): Promise<vscode.TextDocument[]> {
  try {
    if (!cell) return [await documentOf(uri)];
    const address = vscode.Uri.parse(cell.notebook);
    const notebook = await vscode.workspace.openNotebookDocument(address);
    const documents = notebook.getCells().map(({ document }) => document);
    const own = documents[cell.index];
    return own ? [own, ...documents.filter((document) => document !== own)] : documents;
  } catch {
    throw new SourceLost(vscode.l10n.t('{0} cannot be opened any more.', kept.place));
  }
}
