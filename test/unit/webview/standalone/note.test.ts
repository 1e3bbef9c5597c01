import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteHtml } from '../../../../webview/standalone/note.js';

/** What a note may consist of; everything else of it is escaped text. */
const allowed =
  /<\/?(?:h[2-6]|p|ul|ol|li|pre|code|em|strong)>|<a href="https?:\/\/[^"<>\s]+" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">|<\/a>/g;

describe('a note', () => {
  it.each([
    ['# Title', '<h2>Title</h2>'],
    ['###### Deep', '<h6>Deep</h6>'],
    ['One *two* **three** _four_', '<p>One <em>two</em> <strong>three</strong> <em>four</em></p>'],
    ['`a < b`', '<p><code>a &lt; b</code></p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['1. one\n2. two', '<ol><li>one</li><li>two</li></ol>'],
    ['```python\nA = <b>\n```\nafter', '<pre><code>A = &lt;b&gt;</code></pre>\n<p>after</p>'],
    ['a\nb\n\nc', '<p>a\nb</p>\n<p>c</p>'],
    ['snake_case_name and 2 * 3 * 4', '<p>snake_case_name and 2 * 3 * 4</p>'],
    ['', ''],
  ])('%j', (note, html) => {
    expect(noteHtml(note)).toBe(html);
  });

  it('has links to http and https', () => {
    expect(noteHtml('[paper](https://example.org/a?b=1&c=2)')).toBe(
      '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">paper</a></p>',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](https://e.org/" onmouseover="alert(1))',
    '[<img src=x onerror=alert(1)>](https://e.org)',
    '![x](https://e.org/x.png)',
    '`</code><script>`',
    '```\n</pre><script>\n```',
    '# <svg onload=alert(1)>',
    '- <iframe src=//e.org>',
    '**<b onclick=alert(1)>**',
    '<!-- ',
    ']]>',
  ])('adds nothing else to a page: %s', (note) => {
    expect(noteHtml(note).replace(allowed, '')).not.toMatch(/[<>"]/);
  });

  it('adds nothing else, whatever it is', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '&',
        '*',
        '**',
        '_',
        '`',
        '```',
        '[',
        ']',
        '(',
        ')',
        '\n',
        '# ',
        '- ',
        '1. ',
      ],
      ...['https://e.org', 'javascript:', '</script>', 'a', ' ', '\\', '!'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
        expect(noteHtml(parts.join('')).replace(allowed, '')).not.toMatch(/[<>"]/);
      }),
      { numRuns: 3000 },
    );
  });
});
