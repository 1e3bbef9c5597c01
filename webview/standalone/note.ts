import { escapeHtml } from './escape.js';

/**
 * A note of the author as HTML. It reads a small part of Markdown: headings, lists, code, emphasis and links to http(s).
 * Everything else is text. All text is escaped, so a note adds no other element, attribute or address to a page.
 */
export function noteHtml(note: string): string {
  const lines = note.replace(/\r\n?/g, '\n').split('\n');
  const parts: string[] = [];
  for (let at = 0; at < lines.length;) {
    const { html, next } = block(lines, at);
    parts.push(html);
    at = next;
  }
  return parts.filter((part) => part !== '').join('\n');
}

interface Block {
  readonly html: string;
  /** The line after it. */
  readonly next: number;
}

const heading = /^(#{1,6})\s+(.+?)\s*#*$/;
const bullet = /^\s{0,3}[-*+]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,9}[.)]\s+(.*)$/;
const fence = /^\s{0,3}```/;

function block(lines: readonly string[], at: number): Block {
  const line = lines[at]!;
  if (line.trim() === '') return { html: '', next: at + 1 };
  if (fence.test(line)) return codeBlock(lines, at);
  const [, marks, title] = heading.exec(line) ?? [];
  if (marks !== undefined && title !== undefined) {
    // The page has a heading of its own above the note.
    const level = Math.min(6, marks.length + 1);
    return { html: `<h${level}>${inline(title)}</h${level}>`, next: at + 1 };
  }
  if (bullet.test(line)) return list(lines, at, bullet, 'ul');
  if (numbered.test(line)) return list(lines, at, numbered, 'ol');
  let next = at + 1;
  while (next < lines.length && !startsBlock(lines[next]!)) next++;
  return { html: `<p>${inline(lines.slice(at, next).join('\n'))}</p>`, next };
}

function startsBlock(line: string): boolean {
  return line.trim() === '' || [fence, heading, bullet, numbered].some((rule) => rule.test(line));
}

function codeBlock(lines: readonly string[], at: number): Block {
  let end = at + 1;
  while (end < lines.length && !fence.test(lines[end]!)) end++;
  const text = escapeHtml(lines.slice(at + 1, end).join('\n'));
  return { html: `<pre><code>${text}</code></pre>`, next: end + 1 };
}

function list(lines: readonly string[], at: number, item: RegExp, tag: 'ul' | 'ol'): Block {
  let next = at;
  let html = '';
  for (; next < lines.length; next++) {
    const text = item.exec(lines[next]!)?.[1];
    if (text === undefined) break;
    html += `<li>${inline(text)}</li>`;
  }
  return { html: `<${tag}>${html}</${tag}>`, next };
}

/** Code, a link, strong and emphasised text: the first one of them in the text, and what is before it. */
const marked =
  /(`+)(.+?)\1(?!`)|\[([^\]\n]+)\]\((https?:\/\/[^\s()<>"']+)\)|\*\*(?=\S)(.+?)\*\*|\*(?=\S)([^*\n]+)\*|\b_(?=\S)([^_\n]+)_\b/s;

function inline(text: string): string {
  let html = '';
  let rest = text;
  for (let found = marked.exec(rest); found; found = marked.exec(rest)) {
    const [whole, , code, label, address, strong, star, line] = found;
    html += escapeHtml(rest.slice(0, found.index));
    if (code !== undefined) html += `<code>${escapeHtml(code.trim())}</code>`;
    else if (label !== undefined && address !== undefined) html += link(label, address);
    else if (strong !== undefined) html += `<strong>${inline(strong)}</strong>`;
    else html += `<em>${inline(star ?? line ?? '')}</em>`;
    rest = rest.slice(found.index + whole.length);
  }
  return html + escapeHtml(rest);
}

function link(label: string, address: string): string {
  return `<a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">${escapeHtml(label)}</a>`;
}
