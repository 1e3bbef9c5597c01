import * as vscode from 'vscode';
import { hostSettings } from '../settings.js';
import { literalAt } from '../sources/text/literals.js';
import type { VisualizeTarget } from '../sources/text/target.js';
import { HoverCache } from './cache.js';
import { hoverText } from './text.js';
import { isLight, type Ink } from './theme.js';

/** Problems that a hover shows: the text is certainly a matrix, and the user can correct it. */
const explained: ReadonlySet<string> = new Set(['ragged', 'summarised', 'complex', 'tooLarge']);

/** Hover previews for every kind of document; without a matrix they show nothing. */
export function registerHover(): vscode.Disposable {
  const cache = new HoverCache();
  const provider = vscode.languages.registerHoverProvider(
    [{ scheme: '*' }, { notebookType: '*' }],
    {
      provideHover(document, position) {
        const settings = hostSettings(document.uri);
        if (!settings.hoverEnabled) return undefined;
        const offset = document.offsetAt(position);
        const literal = literalAt(document, offset, settings);
        if (!literal) return undefined;
        const { at, version, result } = literal;
        const range = new vscode.Range(document.positionAt(at.start), document.positionAt(at.end));
        if (!result.ok) {
          if (!explained.has(result.problem.code)) return undefined;
          const text = new vscode.MarkdownString('$(warning) ', true);
          text.appendText(result.problem.message);
          return new vscode.Hover(text, range);
        }
        const ink: Ink = isLight() ? 'dark' : 'light';
        const key = `${at.uri}#${version}#${at.start}#${ink}#${settings.hoverMaxEntries}#${JSON.stringify(at.as ?? {})}`;
        const content = cache.get(key, () =>
          hoverText(result.value, { maxEntries: settings.hoverMaxEntries, ink }),
        );
        const target: VisualizeTarget = { uri: at.uri, offset };
        const link = `command:lowRankLens.visualize?${encodeURIComponent(JSON.stringify(target))}`;
        const text = new vscode.MarkdownString(
          `${content}\n\n[$(open-preview) ${vscode.l10n.t('Visualize')}](${link} "${vscode.l10n.t('Open the visualizer')}")`,
          true,
        );
        text.supportHtml = true;
        text.isTrusted = { enabledCommands: ['lowRankLens.visualize'] };
        return new vscode.Hover(text, range);
      },
    },
  );
  return vscode.Disposable.from(provider, cache);
}
