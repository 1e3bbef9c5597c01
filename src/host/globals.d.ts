/**
 * The few globals that the Node and the browser extension host share. Neither library is loaded
 * here, so that nothing that only one of them has can slip in.
 */
declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };
declare const performance: { now(): number };
declare function setTimeout(callback: () => void, millis: number): number;
declare function clearTimeout(handle: number | undefined): void;
declare function btoa(binary: string): string;
declare function atob(base64: string): string;
