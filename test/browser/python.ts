import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { ensureDebianPackages, findPython } from '../../scripts/vscode/debian.mjs';

/**
 * Runs one line of JSON after the other, each in the same module: statements, or an expression inside of a function, as a
 * debugger evaluates it in a frame. The answer tells the value as text, and which names came or went.
 */
const loop = String.raw`
import sys, json
module = {'__name__': '__main__', 'json': json}
def evaluate(code):
    local = {'inside': 1}
    before = set(module), set(local)
    value = eval(code, module, local)
    assert (set(module), set(local)) == before, set(module) ^ before[0]
    return value
for line in sys.stdin:
    asked = json.loads(line)
    try:
        value = exec(asked['run'], module) if 'run' in asked else evaluate(asked['evaluate'])
        told = {'value': value}
    except BaseException as error:
        told = {'error': repr(error)}
    print(json.dumps(told), flush=True)
`;

/** A Python that runs, with what Debian has of NumPy, SciPy, pandas and PyTorch. */
export class Python {
  private readonly waiting: ((line: string) => void)[] = [];
  private readonly lines: Interface;

  private constructor(private readonly child: ChildProcess) {
    this.lines = createInterface({ input: child.stdout! });
    this.lines.on('line', (line) => this.waiting.shift()?.(line));
  }

  static async start(modules: readonly string[]): Promise<Python> {
    await ensureDebianPackages(modules.map((name) => `python3-${name}`));
    const file = await findPython(modules);
    if (file === undefined) throw new Error(`No Python has ${modules.join(', ')}.`);
    const stdio = ['pipe', 'pipe', 'inherit'] as const;
    return new Python(spawn(file, ['-W', 'ignore', '-c', loop], { stdio: [...stdio] }));
  }

  run(code: string): Promise<unknown> {
    return this.ask({ run: code });
  }

  evaluate(code: string): Promise<unknown> {
    return this.ask({ evaluate: code });
  }

  private async ask(what: object): Promise<unknown> {
    const line = await new Promise<string>((resolve) => {
      this.waiting.push(resolve);
      this.child.stdin!.write(`${JSON.stringify(what)}\n`);
    });
    const { value, error } = JSON.parse(line) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  stop(): void {
    this.lines.close();
    this.child.kill();
  }
}
