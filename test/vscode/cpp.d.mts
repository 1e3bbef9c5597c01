/** See cpp.mjs. */
export function provideCpp(): Promise<void>;
export function compileCpp(source: string, program: string): Promise<void>;
