import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly command: string;
  readonly when?: string;
}

const manifest = JSON.parse(
  readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
) as {
  contributes: {
    commands: readonly (Entry & { readonly enablement?: string; readonly category?: string })[];
    menus: Readonly<Record<string, readonly Entry[]>>;
  };
};
const { commands, menus } = manifest.contributes;
const command = 'lowRankLens.visualizeVariable';

describe('the menus with Visualize as Matrix', () => {
  it.each(['debug/variables/context', 'debug/watch/context', 'editor/context'])('%s', (menu) => {
    expect(menus[menu]!.filter((entry) => entry.command === command)).toHaveLength(1);
  });

  it('the one of the editor has it only where a program has stopped', () => {
    const entry = menus['editor/context']!.find((each) => each.command === command);
    expect(entry?.when).toBe("inDebugMode && debugState == 'stopped'");
  });

  it('the palette has it, with the category, where a program has stopped', () => {
    const own = commands.find((each) => each.command === command);
    expect(own).toMatchObject({
      category: 'Low-Rank Lens',
      enablement: "inDebugMode && debugState == 'stopped'",
    });
    const hidden = menus['commandPalette']!.filter((entry) => entry.command === command);
    expect(hidden).toEqual([]);
  });
});

describe('the commands', () => {
  it('all have the category, and none is in a menu without being declared', () => {
    expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(['Low-Rank Lens']));
    const declared = new Set(commands.map((each) => each.command));
    for (const [menu, entries] of Object.entries(menus)) {
      for (const entry of entries) {
        if (entry.command.startsWith('lowRankLens.')) {
          expect(declared, menu).toContain(entry.command);
        }
      }
    }
  });
});
