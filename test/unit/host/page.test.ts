import { describe, expect, it, vi } from 'vitest';
import { pageHtml } from '../../../src/host/visualizer/page.js';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const webview = {
  cspSource: 'https://page.test',
  asWebviewUri: (uri: unknown) => uri,
} as never;
const root = fake.Uri.parse('file:///extension') as never;

describe('the page before its script has started', () => {
  it('has the name, the shape and the places of the pictures of what comes', () => {
    const html = pageHtml(webview, root, 'panel', { label: 'W', rows: 60, cols: 40 });
    expect(html).toContain(
      '<h1 style="margin: 0 0 72px">W <span style="font-weight: normal">60×40',
    );
    expect(html.match(/aspect-ratio: 0\.666/g)).toHaveLength(3);
    expect(html).toContain(' data-coming');
  });

  it('has no picture that is longer than four times its width', () => {
    const html = pageHtml(webview, root, 'panel', { label: 'row', rows: 1, cols: 4096 });
    expect(html.match(/aspect-ratio: 4;/g)).toHaveLength(3);
  });

  it('takes no name for markup', () => {
    const label = '<img src=x onerror=alert(1)> & "W"';
    const html = pageHtml(webview, root, 'view', { label, rows: 1, cols: 1 });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;W&quot;');
  });

  it('asks for the script of the workers before its own script does', () => {
    const html = pageHtml(webview, root, 'panel', undefined);
    const [, ahead] = /<link rel="preload" as="fetch"[^>]* href="([^"]+)"/.exec(html) ?? [];
    const [, worker] = /data-worker="([^"]+)"/.exec(html) ?? [];
    expect(ahead).toMatch(/worker\.js$/);
    expect(ahead).toBe(worker);
  });

  it('is empty where nothing comes', () => {
    const html = pageHtml(webview, root, 'view', undefined);
    expect(html).not.toContain('id="skeleton"');
    expect(html).not.toContain('data-coming');
  });
});
