import { describe, expect, it } from 'vitest';
import { Choices, type Drawer, type Text } from '../../../src/host/sources/text/choices/choices.js';
import type { Edit } from '../../../src/host/sources/text/tracking.js';

/** A document whose text can be replaced; the test decides whether the edits are reported. */
class Page implements Text {
  readonly uri: { toString(): string };

  constructor(
    private text: string,
    uri = 'file:///a.py',
  ) {
    this.uri = { toString: () => uri };
  }

  getText(): string {
    return this.text;
  }

  replace(what: string, by: string): Edit[] {
    const offset = this.text.indexOf(what);
    this.text = this.text.slice(0, offset) + by + this.text.slice(offset + what.length);
    return [{ offset, length: what.length, inserted: by.length }];
  }

  spanOf(literal: string) {
    const start = this.text.indexOf(literal);
    return { start, end: start + literal.length };
  }

  at(text: string) {
    const start = this.text.indexOf(text);
    return { start, end: start };
  }
}

/** What a workspace keeps across a restart: JSON. */
function drawer(): Drawer & { json: string } {
  const kept = { json: 'null' };
  return Object.assign(kept, {
    get: () => JSON.parse(kept.json) as unknown,
    update: (_key: string, value: unknown) => {
      kept.json = JSON.stringify(value);
      return Promise.resolve();
    },
  });
}

const text = 'a = 1\nX = [[1, 2], [3, 4]]\nY = [[5, 6], [7, 8]]\n';
const transposed = { transposed: true } as const;

function chosen(): { page: Page; choices: Choices; kept: Drawer & { json: string } } {
  const page = new Page(text);
  const choices = new Choices();
  const kept = drawer();
  choices.open(kept);
  choices.set(page, page.spanOf('[[1, 2], [3, 4]]'), false, transposed);
  return { page, choices, kept };
}

describe('how a literal is to be read', () => {
  it('holds for that literal and for no other', () => {
    const { page, choices } = chosen();
    expect(choices.at(page, page.at('3, 4'), false)).toEqual(transposed);
    expect(choices.at(page, page.at('7, 8'), false)).toBeUndefined();
    expect(choices.at(page, page.spanOf('[[1, 2], [3, 4]]'), true)).toBeUndefined();
    expect(choices.at(new Page(text, 'file:///b.py'), page.at('3, 4'), false)).toBeUndefined();
  });

  it('follows edits before and inside the literal', () => {
    const { page, choices } = chosen();
    choices.edited(page, page.replace('a = 1', 'a = 1\nb = [[0, 0], [0, 0]]'));
    choices.edited(page, page.replace('3, 4', '3, 4.125'));
    expect(choices.at(page, page.at('3, 4.125'), false)).toEqual(transposed);
    expect(choices.at(page, page.at('0, 0'), false)).toBeUndefined();
  });

  it('takes in rows that turn out to belong to the literal', () => {
    const { page, choices } = chosen();
    choices.move(page, page.spanOf('[[1, 2], [3, 4]]\nY'));
    expect(choices.at(page, page.spanOf('\nY'), false)).toEqual(transposed);
  });

  it('goes with the literal', () => {
    const { page, choices } = chosen();
    choices.edited(page, page.replace('[[1, 2], [3, 4]]', ''));
    expect(choices.at(page, page.at('\nY'), false)).toBeUndefined();
  });

  it('comes along where one edit moves the literal', () => {
    const { page, choices } = chosen();
    choices.save();
    choices.edited(page, page.replace(text, 'Y = 0\n\n\nX = [[1, 2], [3, 4]]\n'));
    expect(choices.at(page, page.at('3, 4'), false)).toEqual(transposed);
    expect(choices.at(page, page.at('Y = 0'), false)).toBeUndefined();
  });

  it('is taken back', () => {
    const { page, choices } = chosen();
    choices.set(page, page.spanOf('[[1, 2], [3, 4]]'), false, { transposed: undefined });
    expect(choices.at(page, page.at('3, 4'), false)).toBeUndefined();
  });

  it('holds for a selection of exactly that text', () => {
    const { page, choices } = chosen();
    const row = page.spanOf('[3, 4]');
    choices.set(page, row, true, { order: 'columns' });
    expect(choices.at(page, row, true)).toEqual({ order: 'columns' });
    expect(choices.at(page, page.spanOf('[1, 2]'), true)).toBeUndefined();
    expect(choices.at(page, row, false)).toEqual(transposed);
  });

  it('is told to those who show the literal', () => {
    const { page, choices } = chosen();
    const heard: string[] = [];
    const listening = choices.onChange((uri) => heard.push(uri));
    choices.set(page, page.spanOf('[[5, 6], [7, 8]]'), false, transposed);
    listening.dispose();
    choices.set(page, page.spanOf('[[5, 6], [7, 8]]'), false, {});
    expect(heard).toEqual(['file:///a.py']);
  });
});

describe('after a restart', () => {
  /** The same workspace in a new window, with text changes that were not reported. */
  function restarted(change: (page: Page) => void = () => undefined) {
    const { page, choices, kept } = chosen();
    choices.edited(page, page.replace('a = 1', 'a = 100'));
    choices.save();
    change(page);
    const next = new Choices();
    next.open(kept);
    return { page, next };
  }

  it('is still there', () => {
    const { page, next } = restarted();
    expect(next.at(page, page.at('3, 4'), false)).toEqual(transposed);
  });

  it('finds the literal elsewhere, and with other numbers behind the first', () => {
    const { page, next } = restarted((changed) =>
      changed.replace('a = 100', '# one line more\n\n'),
    );
    expect(next.at(page, page.at('3, 4'), false)).toEqual(transposed);
    expect(next.at(page, page.at('one line'), false)).toBeUndefined();
  });

  it('is gone where another literal stands there', () => {
    const { page, next } = restarted((changed) => changed.replace('[[1, 2]', '[[9, 2]'));
    expect(next.at(page, page.at('3, 4'), false)).toBeUndefined();
  });

  it.each(['null', '7', '[["file:///a.py", [{}]]]', '{"a": 1}'])('is not fooled by %s', (json) => {
    const kept = drawer();
    kept.json = json;
    const choices = new Choices();
    choices.open(kept);
    expect(choices.at(new Page(text), { start: 12, end: 12 }, false)).toBeUndefined();
  });
});
