import type { Blocks, Inside } from '../languages/dialect.js';
import { candidate } from '../reader.js';
import type { Block, Markup } from './markup.js';
import { View } from './view.js';

/** The blocks of documents with these markups. The patterns of all markups must have the same flags. */
export function blocksOf(markups: readonly Markup[], insideOf: (name: string) => Inside): Blocks {
  const flags = markups[0]?.open.flags ?? 'gm';
  // One search for all markups: separate searches would go through the text once for each.
  const opening = new RegExp(markups.map(({ open }) => open.source).join('|'), flags);
  const openings = markups.map((markup) => ({
    markup,
    here: new RegExp(markup.open.source, markup.open.flags.replace('g', 'y')),
  }));

  const next = (text: string, from: number): number => {
    opening.lastIndex = from;
    return opening.exec(text)?.index ?? -1;
  };

  const blockAt = (text: string, at: number): Block | undefined => {
    for (const { markup, here } of openings) {
      here.lastIndex = at;
      const match = here.exec(text);
      if (match) return markup.block(text, match);
    }
    return undefined;
  };

  return {
    reader: {
      id: 'blocks',
      next: (text, from) => candidate(next(text, from)),
      read(text, { at }) {
        const block = blockAt(text, at);
        if (!block) return { resumeAt: at + 1 };
        const { dialect, note } = insideOf(block.name);
        const { readers, name } = dialect;
        const view = (): View => new View(text, block.parts);
        return { resumeAt: block.end, within: { view, readers, name, note, claimed: true } };
      },
    },
    around(text, offset) {
      for (let from = 0; ;) {
        const at = next(text, from);
        const block = at >= 0 && at <= offset ? blockAt(text, at) : undefined;
        if (!block) return { inside: undefined, from };
        if (offset < block.end || block.end === text.length) {
          const view = new View(text, block.parts);
          return { inside: { ...insideOf(block.name), view }, from: at };
        }
        from = block.end;
      }
    },
  };
}
