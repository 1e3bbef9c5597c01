import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, hoverAt } from './support/extension.js';

describe('hover', () => {
  before(() => extension().activate());

  it('shows picture, shape, rank, singular values, norm and link', async () => {
    const text = await hoverAt('worked.py', '[[3, 2, 5]', 2);
    assert.match(text, /4×3, rank 2/);
    assert.match(text, /σ = 15, 3, 0\b/);
    assert.match(text, /15\.297/);
    assert.match(text, /<img [^>]*src="data:image\/svg\+xml;base64,/);
    assert.match(text, /command:lowRankLens\.visualize/);
  });

  const found: readonly [file: string, text: string, shape: string][] = [
    ['worked.py', '0.8235]', '3×8'],
    ['worked.py', '0.5000, -1.0000', '3×4'],
    ['example.m', '[4 11 14; 8 7 -2]', '2×3'],
    ['example.m', '1/9', '5×5'],
    ['notes.tex', '4 & 11 & 14', '2×3'],
    ['notes.md', '[2, 3, 4, 5]', '3×4'],
    ['data.json', '19.2, 20.0', '4×12'],
    ['spectrum.txt', '0.1192, 0.6225', '5×5'],
    ['lora.py', '0.0421', '8×8'],
  ];
  for (const [file, text, shape] of found) {
    it(`finds the ${shape} matrix of ${file} at ${text}`, async () => {
      assert.match(await hoverAt(file, text, 1), new RegExp(shape));
    });
  }

  it('says how the text was read', async () => {
    assert.match(await hoverAt('lora.py', '0.0421', 1), /Python|NumPy|PyTorch/);
    assert.match(await hoverAt('example.m', '1/9', 1), /MATLAB/);
  });

  it('says how many entries are missing', async () => {
    assert.match(await hoverAt('worked.py', '[2, np.nan', 1), /missing/);
  });

  it('is silent where there is no matrix', async () => {
    assert.doesNotMatch(await hoverAt('worked.py', 'import numpy', 2), /rank/);
  });

  it('can be switched off', async () => {
    const settings = vscode.workspace.getConfiguration('lowRankLens');
    await settings.update('hover.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      assert.doesNotMatch(await hoverAt('worked.py', '[[3, 2, 5]', 2), /rank/);
    } finally {
      await settings.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
