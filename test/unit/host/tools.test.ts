import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { checkInput, inputSchemas } from '../../../src/host/tools/input.js';
import { targetOf } from '../../../src/host/tools/writing.js';
import { workspace } from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

interface JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly examples?: readonly unknown[];
}

interface Tool {
  readonly name: string;
  readonly toolReferenceName: string;
  readonly canBeReferencedInPrompt: boolean;
  readonly modelDescription: string;
  readonly inputSchema: JsonSchema;
}

const manifest = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as { contributes: { languageModelTools: readonly Tool[] } };

const tools = manifest.contributes.languageModelTools;
const own = (name: string) => tools.find((tool) => tool.name === `lowRankLens_${name}Matrix`)!;
const pairs = [
  ['analyze', own('analyze')],
  ['approximate', own('approximate')],
  ['compare', tools.find(({ name }) => name === 'lowRankLens_compareMatrices')!],
] as const;

describe('the schemas of the tools', () => {
  it.each(pairs)('%s: the manifest and the check have the same fields', (tool, { inputSchema }) => {
    expect(Object.keys(inputSchema.properties)).toEqual(Object.keys(inputSchemas[tool].entries));
    for (const [name, property] of Object.entries(inputSchema.properties)) {
      expect(property.description, name).toBeTruthy();
    }
  });

  it.each(pairs)('%s: every example of the manifest is accepted', (tool, { inputSchema }) => {
    expect(inputSchema.examples!.length).toBeGreaterThan(0);
    for (const example of inputSchema.examples!) {
      expect(checkInput(tool, example)).toEqual(example);
    }
  });

  it.each(pairs)('%s: can be named in a prompt', (_, tool) => {
    expect(tool.canBeReferencedInPrompt).toBe(true);
    expect(tool.toolReferenceName).toMatch(/^\w+$/);
    expect(tool.modelDescription).toContain('one JSON object');
  });

  it('the two matrices of a comparison are named like the one of an analysis', () => {
    const { first, second } = pairs[2][1].inputSchema.properties;
    expect(first!.properties).toEqual(own('analyze').inputSchema.properties);
    expect(second!.properties).toEqual(own('analyze').inputSchema.properties);
  });

  it.each([
    ['analyze', { file: 'a.py', line: 0 }, /"line" must be 1 or more, not 0/],
    ['analyze', { text: 3 }, /"text" must be of type string, not 3/],
    ['analyze', { text: '1 2', fill: 'nothing' }, /"fill" must be one of .*"column-mean"/],
    ['approximate', { text: '1 2', relativeError: 5 }, /"relativeError" must be 1 or less, not 5/],
    ['compare', { first: { text: '1 2' } }, /"second" must be/],
    ['compare', { first: { text: '1 2' }, second: { lin: 3 } }, /"second.lin" is not an input/],
  ] as const)('%s refuses %o with its reason', (tool, input, message) => {
    expect(() => checkInput(tool, input)).toThrow(message);
  });
});

describe('a file that a tool writes', () => {
  it('is refused in a workspace that is not trusted, before anything is computed', async () => {
    workspace.isTrusted = false;
    try {
      await expect(targetOf('out.npz', 'factors')).rejects.toThrow(
        /not trusted.*Leave out "saveTo"/,
      );
    } finally {
      workspace.isTrusted = true;
    }
  });

  it('has a format that can hold what is written', async () => {
    await expect(targetOf('out.csv', 'factors')).rejects.toThrow(/\.npz, \.safetensors, \.mat/);
    await expect(targetOf('out', 'approximation')).rejects.toThrow(/\.npy/);
  });
});
