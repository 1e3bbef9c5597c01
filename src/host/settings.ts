import * as vscode from 'vscode';
import type { Settings } from '../protocol/index.js';

const section = 'lowRankLens';

/** The settings that the page needs; the others stay in the host. */
export function pageSettings(): Settings {
  const config = vscode.workspace.getConfiguration(section);
  return {
    backend: oneOf(config.get('compute.backend'), ['auto', 'webgl', 'cpu'], 'auto'),
    colorMap: config.get('colorMap', 'viridis'),
    errorColorMap: config.get('errorColorMap', 'RdBu'),
    ratio: config.get('rankRatio', 10),
    explanations: config.get('explanations', true),
  };
}

export interface HostSettings {
  readonly hoverEnabled: boolean;
  readonly hoverMaxEntries: number;
  readonly openIn: 'beside' | 'sideBar';
  readonly maxEntries: number;
  readonly codeLens: boolean;
}

export function hostSettings(scope?: vscode.ConfigurationScope): HostSettings {
  const config = vscode.workspace.getConfiguration(section, scope);
  return {
    hoverEnabled: config.get('hover.enabled', true),
    hoverMaxEntries: config.get('hover.maxEntries', 65_536),
    openIn: oneOf(config.get('openIn'), ['beside', 'sideBar'], 'beside'),
    maxEntries: config.get('maxEntries', 16_777_216),
    codeLens: config.get('codeLens', false),
  };
}

export function onSettingsChanged(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], fallback: T): T {
  return allowed.find((candidate) => candidate === value) ?? fallback;
}
