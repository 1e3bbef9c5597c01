import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ask, choose } from './quick-pick.js';

/** The text editors of the window: opens files, moves the cursor, hovers, types. */
export class Editor {
  constructor(
    private readonly page: Page,
    private readonly folder: string,
  ) {}

  /** Opens a file of the workspace in an editor group and focuses its editor. */
  async open(file: string, group = 1): Promise<void> {
    await this.focusGroup(group);
    await choose(this.page, 'Control+P', join(this.folder, file), file);
    await this.page.locator('.tab.active', { hasText: file }).first().waitFor();
    await this.page.locator('.editor-group-container.active .view-lines').first().waitFor();
  }

  /**
   * Focuses an editor group, counted from 1 from the left. A webview may take the focus back after a list
   * has closed; then the key is pressed again.
   */
  private async focusGroup(group: number): Promise<void> {
    const isActive = () =>
      this.page.evaluate((place) => {
        const groups = [...document.querySelectorAll('.editor-group-container')].sort(
          (a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left,
        );
        return groups.length < place || groups[place - 1]?.classList.contains('active') === true;
      }, group);
    for (let again = 0; again < 5; again++) {
      await this.page.keyboard.press(`Control+${group}`);
      await this.page.waitForTimeout(150);
      if (await isActive()) return;
    }
    throw new Error(`the editor group ${group} does not get the focus`);
  }

  /** Puts the cursor of the active editor at a line and column, both counted from 1. */
  async goto(line: number, column = 1): Promise<void> {
    await ask(this.page, 'Control+G', `:${line}:${column}`);
    const answer = this.page.locator('.quick-input-list .monaco-list-row', {
      hasText: 'Go to line',
    });
    await answer.first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    // The focus comes back after the list has closed; keys that are pressed before are lost.
    const focused = '.editor-group-container.active .monaco-editor.focused';
    await this.page.locator(focused).first().waitFor();
  }

  /**
   * Opens the menu of the light bulb at the cursor, and resolves with it when it has an entry with that text.
   *
   * A moment after the cursor has moved, VS Code asks for the actions by itself. If its answer comes when the menu is open
   * already, the commands of the menu are gone: "Actual command not found". So the bulb is waited for. There is none as long
   * as the extension has not started; then the menu has nothing of it, and the key is pressed again.
   */
  async lightBulb(entry: RegExp): Promise<Locator> {
    const giveUp = Date.now() + 90_000;
    const noBulb = Date.now() + 10_000;
    while (Date.now() < noBulb && !(await this.hasBulb())) await this.page.waitForTimeout(100);
    const menu = this.page.locator('.action-widget');
    // Newer releases have one menu inside another.
    const wanted = menu.filter({ hasText: entry }).first();
    while (Date.now() < giveUp) {
      await this.page.keyboard.press('Control+.');
      const isThere = await wanted.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return wanted;
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`no light bulb has ${String(entry)}: ${(await menu.allInnerTexts()).join()}`);
  }

  /** Whether a light bulb is on the line of the cursor. */
  private async hasBulb(): Promise<boolean> {
    const editor = this.page.locator('.editor-group-container.active');
    const boxOf = (selector: string) =>
      editor
        .locator(selector)
        .first()
        .boundingBox({ timeout: 1000 })
        .catch(() => null);
    const cursor = await boxOf('.cursors-layer .cursor');
    const bulb = await boxOf('.codicon-gutter-lightbulb, .lightBulbWidget:visible');
    return cursor !== null && bulb !== null && Math.abs(bulb.y - cursor.y) < cursor.height;
  }

  /** Opens a file and puts the cursor at the first occurrence of `text` in it (on disk), plus `offset`. */
  async cursorAt(file: string, text: string, offset = 0): Promise<void> {
    const all = await readFile(join(this.folder, file), 'utf8');
    const at = all.indexOf(text);
    if (at < 0) throw new Error(`${file} does not contain ${text}`);
    const before = all.slice(0, at + offset).split('\n');
    await this.open(file);
    await this.goto(before.length, (before.at(-1) ?? '').length + 1);
  }

  /** Selects from the cursor: that many lines down, and that many columns to the right. */
  async select(lines: number, columns: number): Promise<void> {
    for (let i = 0; i < lines; i++) await this.page.keyboard.press('Shift+ArrowDown');
    for (let i = 0; i < columns; i++) await this.page.keyboard.press('Shift+ArrowRight');
  }

  /** Types as fast as the editor accepts it, without completions. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /**
   * Keeps the mouse at the cursor until a hover contains `expected`. Resolves with its text and its HTML.
   * VS Code asks for a hover only when the mouse stops, and extensions may not have started then. So the
   * mouse moves away and comes back.
   */
  async hover(
    expected: string | RegExp,
    patience = 90_000,
  ): Promise<{ text: string; html: string }> {
    const cursor = this.page
      .locator('.editor-group-container.active .cursors-layer .cursor')
      .first();
    const hover = this.page
      .locator('.monaco-hover:visible .hover-contents', { hasText: expected })
      .first();
    const giveUp = Date.now() + patience;
    while (Date.now() < giveUp) {
      const box = await cursor.boundingBox();
      if (!box) throw new Error('the cursor is not on screen');
      await this.page.mouse.move(box.x + 3, box.y + box.height / 2, { steps: 4 });
      const seen = await hover.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (seen) return { text: await hover.innerText(), html: await hover.innerHTML() };
      await this.page.mouse.move(2, 2);
    }
    const others = await this.page.locator('.monaco-hover:visible').allInnerTexts();
    throw new Error(`no hover contains ${String(expected)}; on screen: ${JSON.stringify(others)}`);
  }

  /** Width in pixels of the picture in the hover on screen; 0 if it did not load. */
  async hoverPicture(): Promise<number> {
    const image = this.page.locator('.monaco-hover:visible .hover-contents img').first();
    return image.evaluate((element) => (element as HTMLImageElement).naturalWidth);
  }

  /** Moves the mouse away, so that a hover closes. */
  async unhover(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(2, 2);
    await this.page.locator('.monaco-hover:visible .hover-contents').waitFor({ state: 'hidden' });
  }
}
