/** The checkout's folder. */
export const root: string;
/** An extension that serves the kernel API of the Jupyter extension. */
export const fakeJupyter: string;
/** Builds dist/, or keeps the build that is there. */
export function buildProduct(keep: boolean): Promise<void>;
/** Bundles the extension-host suite and resolves with the path of its index. */
export function bundleSuite(): Promise<string>;
