/**
 * Handles messages one after the other, also where handling takes a while. One that fails is reported, and the
 * next ones are handled all the same.
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
