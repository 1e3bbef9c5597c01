import { describe, expect, it } from 'vitest';
import { reportText, type Diagnostics } from '../../../src/host/diagnostics/report.js';

const found: Diagnostics = {
  extension: '0.1.0',
  editor: '1.100.0 (Code, desktop)',
  host: 'Node 20.0.0',
  platform: 'linux x64',
  remote: 'none',
  language: 'en',
  theme: 'Dark',
  trusted: false,
  memory: undefined,
  settings: [
    { name: 'lowRankLens.rankRatio', value: '12', isChanged: true },
    { name: 'lowRankLens.colorMap', value: '"viridis"', isChanged: false },
  ],
  limits: [['Threads', 'yes']],
  pages: [],
  problems: [],
};

describe('a report', () => {
  it('says what runs, what was changed, and that nothing went wrong', () => {
    const text = reportText(found);
    expect(text).toContain('- Extension host: Node 20.0.0\n');
    expect(text).toContain('- Workspace trusted: no\n');
    expect(text).toContain('- `lowRankLens.rankRatio`: 12 (changed)\n');
    expect(text).toContain('- `lowRankLens.colorMap`: "viridis"\n');
    expect(text).toContain('No lens is open.');
    expect(text).toMatch(/## Last warnings and errors\n\nNone\.\n$/);
  });

  it('says why the CPU computes, and when a page is silent', () => {
    const status = {
      topic: 'status' as const,
      backend: {
        name: 'cpu' as const,
        precision: 'float64',
        detail: 'WebGL 2 is not available | here',
        checked: null,
      },
      wish: 'auto',
      browser: 'Chrome',
      cores: 4,
      pixelRatio: 1,
      memory: 3 * 2 ** 20,
      shape: [4, 3] as [number, number],
      workers: 1,
      millis: 2.4,
    };
    const pages = [
      { place: 'panel', status },
      { place: 'side bar', status: undefined },
    ];
    const text = reportText({ ...found, pages });
    expect(text).toContain('- Pictures: CPU, float64\n');
    expect(text).toContain('- Why the CPU: WebGL 2 is not available | here\n');
    expect(text).toContain('- Memory of the page: 3 MiB\n');
    expect(text).toContain('- State: the page did not answer\n');
  });

  it('has the last problems without what belongs to the user', () => {
    const problems = [
      { level: 'error' as const, message: 'save /home/ann/W.npz: EACCES', at: new Date(0) },
    ];
    const text = reportText({ ...found, problems });
    expect(text).toContain('1970-01-01T00:00:00.000Z error: save <path> EACCES');
  });
});
