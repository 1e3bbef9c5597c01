import * as vscode from 'vscode';
import { formatCount } from '../../core/index.js';
import { mayHaveCommit } from '../git/last-commit.js';
import { hostSettings } from '../settings.js';
import { visualizeVariable } from '../debug/visualize-variable.js';
import { EarlierSource } from '../sources/earlier/earlier-source.js';
import { createId } from '../sources/id.js';
import { openSource } from '../sources/kinds.js';
import type { MatrixSource } from '../sources/source.js';
import { documentOf } from '../sources/text/documents.js';
import { literalsIn } from '../sources/text/literals.js';
import { TextSource } from '../sources/text/text-source.js';
import { VariableSource } from '../sources/variable/variable-source.js';
import { recognisedIn, versionOfLiteral } from '../sources/version/of-literal.js';
import type { Session } from '../visualizer/session.js';

/** A matrix that the user may choose as B. */
export interface Candidate {
  readonly group: string;
  readonly label: string;
  readonly description: string;
  /** Undefined where it is known only after reading. */
  readonly shape?: { readonly rows: number; readonly cols: number } | undefined;
  /** Undefined if the user broke off. */
  open(): Promise<MatrixSource | undefined>;
}

/** In longer documents, in characters, the matrices are not listed. */
const longDocument = 400_000;
/** Documents whose matrices are listed, at most. */
const mostDocuments = 20;

/** What A can be compared with: its other versions, the matrices of the open texts, those in the lens, its file's. */
export async function candidatesFor(
  first: MatrixSource,
  sessions: readonly Session[],
): Promise<Candidate[]> {
  return [
    ...asFirstShown(first, sessions),
    ...(first instanceof TextSource ? await versions(first) : []),
    ...variables(first),
    ...(await arraysBeside(first)),
    ...literals(first),
    ...shown(first, sessions),
  ];
}

/** What it was when the lens first showed it: before an edit, or at an earlier stop of a program. */
function asFirstShown(first: MatrixSource, sessions: readonly Session[]): Candidate[] {
  return sessions.flatMap(({ source, firstShown }): Candidate[] => {
    if (!source || !firstShown || !isOne(first, source)) return [];
    const { matrix } = firstShown;
    const { rows, cols } = matrix;
    return [
      {
        group: vscode.l10n.t('Other versions of it'),
        label: vscode.l10n.t('As first shown'),
        description: vscode.l10n.t('when the lens opened it, {0}', `${rows}×${cols}`),
        shape: { rows, cols },
        open: () =>
          Promise.resolve(new EarlierSource(firstShown.source, matrix, createId('earlier'))),
      },
    ];
  });
}

/** Another variable of the program that has stopped; the user says which. */
function variables(first: MatrixSource): Candidate[] {
  if (!vscode.debug.activeDebugSession) return [];
  const isOfOne = first instanceof VariableSource;
  return [
    {
      group: vscode.l10n.t('In the debugged program'),
      label: isOfOne ? vscode.l10n.t('Another variable…') : vscode.l10n.t('A variable…'),
      description: vscode.l10n.t('or any expression, where the program has stopped'),
      open: async () => {
        let found: MatrixSource | undefined;
        await visualizeVariable(undefined, (source) => {
          found = source;
          return Promise.resolve();
        });
        return found;
      },
    },
  ];
}

async function versions(first: TextSource): Promise<Candidate[]> {
  const document = await documentOf(first.at.uri);
  if (!recognisedIn(document, first)) return [];
  const group = vscode.l10n.t('Other versions of it');
  const found: Candidate[] = [];
  if (document.isDirty && document.uri.scheme !== 'untitled' && !isCell(document)) {
    found.push({
      group,
      label: vscode.l10n.t('Before the edit'),
      description: vscode.l10n.t('as the file is saved'),
      open: () => Promise.resolve(versionOfLiteral(document, first, 'saved')),
    });
  }
  if (mayHaveCommit(document.uri)) {
    found.push({
      group,
      label: vscode.l10n.t('The last commit'),
      description: vscode.l10n.t('of its Git repository'),
      open: () => Promise.resolve(versionOfLiteral(document, first, 'commit')),
    });
  }
  return found;
}

function isCell({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'vscode-notebook-cell';
}

/** The other arrays of a file. */
async function arraysBeside(first: MatrixSource): Promise<Candidate[]> {
  const { arrays, description } = first;
  if (!arrays) return [];
  const own = description.array?.name;
  return (await arrays.list())
    .filter(({ name, problem }) => name !== own && problem === undefined)
    .map(({ name, shape, elementType }) => ({
      group: vscode.l10n.t('Arrays of the same file'),
      label: name,
      description: `${shape.map(formatCount).join('×')} · ${elementType}`,
      shape: shape.length === 2 ? { rows: shape[0]!, cols: shape[1]! } : undefined,
      open: () => Promise.resolve(arrays.source(name)),
    }));
}

/** The matrices of the open texts, those of the same text first. */
function literals(first: MatrixSource): Candidate[] {
  const own = first.uri?.toString();
  const isOwn = ({ uri }: vscode.TextDocument) => uri.toString() === own;
  const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
  const documents = vscode.workspace.textDocuments
    .filter(
      ({ uri }) =>
        ['file', 'untitled', 'vscode-notebook-cell'].includes(uri.scheme) || visibleAt(uri),
    )
    .filter((document) => document.getText().length <= longDocument);
  const order = (document: vscode.TextDocument) =>
    isOwn(document) ? 0 : visible.has(document) ? 1 : 2;
  documents.sort((a, b) => order(a) - order(b));
  return documents.slice(0, mostDocuments).flatMap((document) => {
    const group = isOwn(document)
      ? vscode.l10n.t('In the same text')
      : vscode.l10n.t('In other open texts');
    return literalsIn(document, hostSettings(document.uri)).flatMap((literal): Candidate[] => {
      const { result, title } = literal;
      const source = new TextSource(document, literal, createId('text'));
      const isFirst = isOne(first, source);
      source.dispose();
      if (!result.ok || isFirst) return [];
      const { rows, cols } = result.value;
      return [
        {
          group,
          label: title.label,
          description: `${rows}×${cols} · ${title.place}`,
          shape: { rows, cols },
          open: () => Promise.resolve(new TextSource(document, literal, createId('text'))),
        },
      ];
    });
  });

  function visibleAt(uri: vscode.Uri): boolean {
    return [...visible].some((document) => document.uri.toString() === uri.toString());
  }
}

/** Two sources of one matrix; literals of one text can be the same to a session that follows an edit. */
function isOne(a: MatrixSource, b: MatrixSource): boolean {
  if (!a.isSame(b)) return false;
  return !(a instanceof TextSource) || !(b instanceof TextSource) || overlaps(a, b);
}

function overlaps({ at: a }: TextSource, { at: b }: TextSource): boolean {
  return a.uri === b.uri && a.start < b.end && b.start < a.end;
}

/** What the panels and the side bar show. */
function shown(first: MatrixSource, sessions: readonly Session[]): Candidate[] {
  return sessions.flatMap((session): Candidate[] => {
    const { source, description, shape } = session;
    if (!source || !description || description.kind === 'comparison') return [];
    // Literals are listed with their texts.
    if (source instanceof TextSource || source.isSame(first)) return [];
    const size = shape ? `${formatCount(shape.rows)}×${formatCount(shape.cols)} · ` : '';
    return [
      {
        group: vscode.l10n.t('In the lens'),
        label: description.label,
        description: `${size}${description.place}`,
        shape,
        open: () => openSource(description),
      },
    ];
  });
}
