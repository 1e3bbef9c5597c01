import * as vscode from 'vscode';
import { isRead, literalFacts, type ReadLiteral } from '../facts/literal-facts.js';
import { Recent } from '../facts/recent.js';
import { hostSettings, type HostSettings } from '../settings.js';
import { brokenAt, type Literal } from '../sources/text/literals.js';
import { isSlip } from '../sources/text/meant.js';
import type { VisualizeTarget } from '../sources/text/target.js';
import { hoverText, problemText } from './text.js';
import { isLight, type Ink } from './theme.js';

/** Problems that a hover shows: the text is certainly a matrix, and the user can correct it. */
const explained: ReadonlySet<string> = new Set(['ragged', 'summarised', 'complex', 'tooLarge']);

/** The commands that a hover has links to. */
const linked = ['lowRankLens.visualize', 'lowRankLens.copyAs'];

/** Hover previews for every kind of document; without a matrix they show nothing. */
export function registerHover(): vscode.Disposable {
  const texts = new Recent<string>();
  const provider = vscode.languages.registerHoverProvider(
    [{ scheme: '*' }, { notebookType: '*' }],
    {
      provideHover(document, position) {
        const settings = hostSettings(document.uri);
        if (!settings.hoverEnabled) return undefined;
        const offset = document.offsetAt(position);
        const literal = literalFacts.at(document, offset, settings);
        if (!literal) {
          const broken = brokenAt(document, offset, settings, isSlip);
          return broken && problemHover(document, broken);
        }
        return isRead(literal)
          ? matrixHover(document, literal, offset, settings, texts)
          : problemHover(document, literal);
      },
    },
  );
  const closing = vscode.workspace.onDidCloseTextDocument(() => {
    literalFacts.forget();
    texts.clear();
  });
  return vscode.Disposable.from(provider, closing);
}

function matrixHover(
  document: vscode.TextDocument,
  literal: ReadLiteral,
  offset: number,
  settings: HostSettings,
  texts: Recent<string>,
): vscode.Hover {
  const { at, version, result } = literal;
  const ink: Ink = isLight() ? 'dark' : 'light';
  const key = `${at.uri}#${version}#${at.start}#${ink}#${settings.hoverMaxEntries}#${JSON.stringify(at.as ?? {})}`;
  const content = texts.get(key, () =>
    hoverText(result.value, literalFacts.of(document, literal, settings), ink),
  );
  const target: VisualizeTarget = { uri: at.uri, offset };
  const links = [
    link(
      'open-preview',
      'visualize',
      vscode.l10n.t('Visualize'),
      vscode.l10n.t('Open the visualizer'),
      target,
    ),
    link(
      'copy',
      'copyAs',
      vscode.l10n.t('Copy'),
      vscode.l10n.t('Copy the matrix, an approximation or its factors'),
      target,
    ),
  ];
  const text = new vscode.MarkdownString(`${content}\n\n${links.join(' &nbsp; ')}`, true);
  text.supportHtml = true;
  text.isTrusted = { enabledCommands: linked };
  return new vscode.Hover(text, rangeOf(document, literal));
}

/** A link to a command about the literal at the mouse. */
function link(
  icon: string,
  command: string,
  label: string,
  title: string,
  target: VisualizeTarget,
): string {
  const argument = encodeURIComponent(JSON.stringify(target));
  return `[$(${icon}) ${label}](command:lowRankLens.${command}?${argument} "${title}")`;
}

function problemHover(document: vscode.TextDocument, literal: Literal): vscode.Hover | undefined {
  if (literal.result.ok) return undefined;
  const { problem } = literal.result;
  const { start, end } = literal.at;
  if (!explained.has(problem.code) && !isSlip(problem, document.getText().slice(start, end))) {
    return undefined;
  }
  const text = new vscode.MarkdownString(problemText(problem.message), true);
  return new vscode.Hover(text, rangeOf(document, literal));
}

function rangeOf(document: vscode.TextDocument, { at }: Literal): vscode.Range {
  return new vscode.Range(document.positionAt(at.start), document.positionAt(at.end));
}
