import * as vscode from 'vscode';
import { log } from '../log.js';
import { analyze } from './analyze.js';
import { approximate } from './approximate.js';
import { compare } from './compare.js';
import { checkInput, type InputOf, type ToolName } from './input.js';
import { prepare } from './prepare.js';
import { ToolError } from './tool-error.js';

type Run<T extends ToolName> = (
  input: InputOf<T>,
  token: vscode.CancellationToken,
) => Promise<object>;

/** The tools that a language model can call; package.json describes them. */
export function registerTools(): vscode.Disposable {
  return vscode.Disposable.from(
    register('analyze', 'lowRankLens_analyzeMatrix', analyze),
    register('approximate', 'lowRankLens_approximateMatrix', approximate),
    register('compare', 'lowRankLens_compareMatrices', compare),
  );
}

function register<T extends ToolName>(tool: T, name: string, run: Run<T>): vscode.Disposable {
  return vscode.lm.registerTool<object>(name, {
    prepareInvocation: ({ input }) => prepare(tool, input),
    async invoke({ input }, token) {
      try {
        const answer = await run(checkInput(tool, input), token);
        const text = JSON.stringify(answer);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      } catch (error) {
        if (!(error instanceof ToolError))
          log().error(error instanceof Error ? error : String(error));
        throw error;
      }
    },
  });
}
