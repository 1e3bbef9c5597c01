/** The part of a worker's global scope that is used. */
export interface RejectionScope {
  addEventListener(
    type: 'unhandledrejection',
    listener: (event: { readonly reason: unknown }) => void,
  ): void;
}

/**
 * Turns a rejected promise without a handler into an error of the worker, like an exception. Otherwise
 * nothing outside of the worker would notice it, and the page would wait for ever.
 */
export function rejectionsAreErrors(scope: RejectionScope): void {
  scope.addEventListener('unhandledrejection', ({ reason }) => {
    setTimeout(() => {
      throw reason;
    });
  });
}
