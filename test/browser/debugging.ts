import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Lens, type LensOptions } from './lens.js';
import { quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

const programs = fileURLToPath(new URL('../../test/browser/programs', import.meta.url));

/** A program that is debugged in the window, and the lens on one of its variables. */
export class Debugging {
  private constructor(
    readonly lens: Lens,
    private readonly program: string,
  ) {}

  static async open(
    options: LensOptions,
    program: string,
    configuration: Record<string, unknown>,
    prepare?: (folder: string) => Promise<void>,
  ): Promise<Debugging> {
    const lens = await Lens.start(options);
    await cp(programs, lens.folder, { recursive: true });
    await prepare?.(lens.folder);
    await mkdir(join(lens.folder, '.vscode'), { recursive: true });
    const run = { name: 'Run', request: 'launch', program: join(lens.folder, program) };
    const launch = { version: '0.2.0', configurations: [{ ...run, ...configuration }] };
    await writeFile(join(lens.folder, '.vscode', 'launch.json'), JSON.stringify(launch));
    return new Debugging(lens, program);
  }

  /** The key does nothing until the window knows the debugger's extension. */
  async start(): Promise<void> {
    const { page, editor } = this.lens;
    await editor.open(this.program);
    // A busy machine is slow to begin, and VS Code then asks whether to start a second time.
    const twice = page.locator('.monaco-dialog-box', { hasText: 'already running' });
    const begins = page.locator('.debug-toolbar').or(twice).first();
    for (let again = 0; again < 10; again++) {
      await page.keyboard.press('F5');
      const begun = await begins.waitFor({ timeout: 8_000 }).then(
        () => true,
        () => false,
      );
      if (begun) break;
    }
    await this.stopped();
    if (await twice.isVisible()) await page.keyboard.press('Escape');
  }

  stopped(): Promise<void> {
    return this.lens.page.locator('.debug-top-stack-frame-line').first().waitFor();
  }

  async goOn(): Promise<void> {
    await this.lens.command('Debug: Continue');
  }

  async visualize(expression: string): Promise<void> {
    const input = quickInput(this.lens.page);
    for (let again = 1; again < 4; again++) {
      await this.lens.command('Low-Rank Lens: Visualize as Matrix');
      // A picture that takes the focus late closes the question.
      const typed = await input.fill(expression, { timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (typed) break;
    }
    await input.press('Enter');
  }

  /** Shows an expression, lets the program go on, and waits for the picture of the next stop. */
  async visualizeAndGoOn(expression: string, visualizer: Visualizer): Promise<void> {
    const before = await visualizer.shown();
    await this.visualize(expression);
    const after = await visualizer.ready(before);
    await this.goOn();
    await visualizer.ready(after);
  }

  /** Types a line into the debug console. */
  async type(line: string): Promise<void> {
    await this.lens.command('Debug Console: Focus on Debug Console View');
    await this.lens.page.locator('.repl-input-wrapper .monaco-editor.focused').waitFor();
    await this.lens.page.keyboard.insertText(line);
    await this.lens.page.keyboard.press('Enter');
  }

  async end(): Promise<void> {
    await this.lens.command('Debug: Stop');
    await this.lens.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  }
}
