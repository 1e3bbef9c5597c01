/** The checkout's folder. */
export const root: string;
/** Builds dist/, or keeps what lies there. */
export function buildProduct(keep: boolean): Promise<void>;
/** Bundles the extension-host suite and resolves with the path of its index. */
export function bundleSuite(): Promise<string>;
