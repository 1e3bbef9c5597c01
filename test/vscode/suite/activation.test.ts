import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support/extension.js';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

describe('activation', () => {
  it('activates and says how long that took', async () => {
    const api = await extension().activate();
    assert.ok(extension().isActive);
    console.log(`      activate() took ${api.activationMillis.toFixed(1)} ms`);
    assert.ok(api.activationMillis > 0, `activationMillis is ${api.activationMillis}`);
  });

  it('registers every command that the manifest promises', async () => {
    await extension().activate();
    const known = new Set(await vscode.commands.getCommands(true));
    const { commands } = (extension().packageJSON as Manifest).contributes;
    assert.ok(commands.length > 0);
    for (const { command } of commands) assert.ok(known.has(command), `${command} is missing`);
  });

  it('gives the view a place that can be shown', async () => {
    await extension().activate();
    const views = Object.values((extension().packageJSON as Manifest).contributes.views).flat();
    assert.ok(views.some((view) => view.id === 'lowRankLens.view'));
    await vscode.commands.executeCommand('lowRankLens.view.focus');
  });
});
