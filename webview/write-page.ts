import { useTexts } from '../src/core/index.js';
import { writtenPage } from './standalone/write.js';
import type { FromPageWriter, PageWish } from './standalone/wish.js';

/** The part of the global scope of a worker that is used. The library of the page has no type for it. */
interface WriterScope {
  onmessage: ((event: MessageEvent<PageWish>) => void) | null;
  postMessage(message: FromPageWriter, transfer?: Transferable[]): void;
}

const scope = self as unknown as WriterScope;

/** Wiring only: one page, and the worker's owner ends it. */
scope.onmessage = ({ data: wish }) => {
  useTexts(wish.translations);
  writtenPage(wish).then(
    (page) => scope.postMessage({ page }, [page.buffer]),
    (error: unknown) =>
      scope.postMessage({ problem: error instanceof Error ? error.message : String(error) }),
  );
};
