/** Milliseconds of work after which others get their turn. */
const longest = 12;

/** A pause for long work in the thread of all extensions: others get their turn if it has worked for a while. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longest) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  };
}
