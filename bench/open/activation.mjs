// What the extension costs when a window opens.

/**
 * Times measured by VS Code itself, in whole milliseconds: reading and compiling the script, and our
 * `activate`. They are wall-clock times, and include other work of the extension host at its start.
 */
export async function activation(lens) {
  await lens.command('Developer: Startup Performance');
  const lines = lens.page.locator('.editor-group-container.active .view-line');
  await lines.filter({ hasText: 'Startup' }).first().waitFor();
  await lens.page.keyboard.press('Control+F');
  await lens.page.keyboard.insertText('| low-rank-lens');
  const row = lines.filter({ hasText: /low-rank-lens\s*\|.*\d/ }).first();
  const cells = (await row.innerText()).split('|').map((cell) => cell.trim());
  await lens.page.keyboard.press('Escape');
  await lens.command('View: Close Editor');
  return { load: Number(cells[3]), activate: Number(cells[4]) };
}
