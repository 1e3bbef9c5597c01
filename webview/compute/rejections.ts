/** The part of a worker's global scope that is used. */
export interface RejectionScope {
  addEventListener(
    type: 'unhandledrejection',
    listener: (event: { readonly reason: unknown }) => void,
  ): void;
}

/**
 * A promise that is rejected unheard ends a worker's use like an exception. By itself it would reach nobody
 * outside of the worker, and the page would wait for ever.
 */
export function rejectionsAreErrors(scope: RejectionScope): void {
  scope.addEventListener('unhandledrejection', ({ reason }) => {
    setTimeout(() => {
      throw reason;
    });
  });
}
