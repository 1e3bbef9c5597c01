/** Waits until a condition holds: VS Code reports its actions with a short delay. */
export async function until(what: string, holds: () => boolean, patience = 10_000): Promise<void> {
  const giveUp = Date.now() + patience;
  while (!holds()) {
    if (Date.now() > giveUp) throw new Error(`${what}: not within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
