import * as vscode from 'vscode';
import * as v from 'valibot';

/** A place where a program has stopped, and in which expressions are evaluated. */
export interface StoppedFrame {
  readonly session: vscode.DebugSession;
  readonly frameId: number;
  readonly threadId: number;
  /** The name of the function. */
  readonly name?: string | undefined;
  readonly file?: vscode.Uri | undefined;
  /** Counted from 1. */
  readonly line?: number | undefined;
}

const stackSchema = v.object({
  stackFrames: v.array(
    v.object({
      id: v.number(),
      name: v.string(),
      line: v.optional(v.number()),
      source: v.optional(v.nullable(v.object({ path: v.optional(v.nullable(v.string())) }))),
    }),
  ),
});

/** Frames that are searched for the one that the user looks at. */
const mostFrames = 200;

/** The frame that the user looks at, if its program has stopped. */
export async function stoppedFrame(): Promise<StoppedFrame | undefined> {
  const item = vscode.debug.activeStackItem;
  if (!item) return undefined;
  const { session, threadId } = item;
  const wanted = 'frameId' in item ? item.frameId : undefined;
  const frames = await framesOf(session, threadId, wanted === undefined ? 1 : mostFrames);
  const found = wanted === undefined ? frames[0] : frames.find(({ id }) => id === wanted);
  if (!found && wanted === undefined) return undefined;
  return {
    session,
    threadId,
    frameId: found?.id ?? wanted!,
    name: found?.name,
    file: found?.source?.path
      ? (session.workspaceFolder?.uri.with({ path: found.source.path }) ??
        vscode.Uri.file(found.source.path))
      : undefined,
    line: found?.line,
  };
}

async function framesOf(session: vscode.DebugSession, threadId: number, levels: number) {
  try {
    const answer: unknown = await session.customRequest('stackTrace', {
      threadId,
      startFrame: 0,
      levels,
    });
    const parsed = v.safeParse(stackSchema, answer);
    return parsed.success ? parsed.output.stackFrames : [];
  } catch {
    // The program runs again, or has ended.
    return [];
  }
}
