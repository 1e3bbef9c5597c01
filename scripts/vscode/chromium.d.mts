/** The path of a Chromium, Chrome or Edge. On Debian, one is installed if there is none. */
export function findChromium(): Promise<string>;
