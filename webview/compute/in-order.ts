/**
 * Handles messages one after the other, even if handling is asynchronous. If one fails, this is reported,
 * and the next ones are still handled.
 */
export function inOrder<Message>(
  handle: (message: Message) => Promise<void>,
  onFailure: (error: unknown) => void,
): (message: Message) => void {
  let last = Promise.resolve();
  return (message) => {
    last = last.then(() => handle(message)).catch(onFailure);
  };
}
