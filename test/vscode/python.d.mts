/** Names a Python with all that the tests need in the environment, and installs it where that is possible. */
export function providePython(): Promise<void>;
