import * as vscode from 'vscode';
import { ToolError } from './tool-error.js';

/** A file that a model named. */
export interface FilePlace {
  readonly uri: vscode.Uri;
  /** As the user reads it: relative to the workspace where it lies in there. */
  readonly text: string;
  readonly isOutside: boolean;
}

const isAddress = (path: string) => /^[a-z][a-z0-9+.-]+:/i.test(path);
const isAbsolute = (path: string) => /^(?:[/\\]|[a-z]:[/\\])/i.test(path);

/**
 * The file that a path means: a URI, an absolute path, or a path within a folder of the workspace.
 *
 * @param isNew for a file that need not exist yet.
 * @throws {@link ToolError} for a relative path that leaves the workspace or that no folder has.
 */
export async function filePlace(path: string, isNew = false): Promise<FilePlace> {
  const given = path.trim();
  if (given === '') throw new ToolError('The path of the file is empty: send the path of a file.');
  const uri = isAddress(given)
    ? addressOf(given)
    : isAbsolute(given)
      ? absolute(given)
      : await relative(given, isNew);
  return placeAt(uri);
}

function placeAt(uri: vscode.Uri): FilePlace {
  const isOutside =
    uri.scheme !== 'untitled' &&
    uri.scheme !== 'vscode-notebook-cell' &&
    vscode.workspace.getWorkspaceFolder(uri) === undefined;
  const text = isOutside
    ? uri.scheme === 'file'
      ? uri.fsPath
      : uri.toString(true)
    : vscode.workspace.asRelativePath(uri);
  return { uri, text, isOutside };
}

/** The path without `.` and `..`, so that it cannot leave a folder that it seems to be in. */
function tidy(uri: vscode.Uri): vscode.Uri {
  return uri.path.startsWith('/') ? vscode.Uri.joinPath(uri, '.') : uri;
}

function addressOf(text: string): vscode.Uri {
  let uri: vscode.Uri;
  try {
    uri = vscode.Uri.parse(text, true);
  } catch {
    throw new ToolError(`${text} is not a URI: send a path relative to the workspace instead.`);
  }
  const { textDocuments, notebookDocuments } = vscode.workspace;
  const isOpen = [...textDocuments, ...notebookDocuments].some(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (isOpen) return uri;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) {
    throw new ToolError(
      `VS Code has no file system for ${uri.scheme}: addresses. Send the path of a file, or the matrix itself as text.`,
    );
  }
  return tidy(uri);
}

/** On a remote or virtual workspace, an absolute path is one of its file system. */
function absolute(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder || folder.uri.scheme === 'file') return tidy(vscode.Uri.file(path));
  return tidy(folder.uri.with({ path: path.replace(/\\/g, '/') }));
}

async function relative(path: string, isNew: boolean): Promise<vscode.Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    throw new ToolError(
      `No folder is open, so ${path} cannot be found: send an absolute path, or the matrix itself as text.`,
    );
  }
  const plain = path.replace(/\\/g, '/');
  const places = folders.flatMap((folder) => {
    const own = plain.startsWith(`${folder.name}/`) ? [plain.slice(folder.name.length + 1)] : [];
    return [plain, ...own].map((each) => ({
      folder,
      uri: tidy(vscode.Uri.joinPath(folder.uri, each)),
    }));
  });
  const inside = places.filter(({ folder, uri }) => isWithin(folder.uri, uri));
  if (inside.length === 0) {
    throw new ToolError(
      `${path} leaves the workspace: send an absolute path, and the user is asked whether the file may be read.`,
    );
  }
  for (const { uri } of inside) if (await exists(uri)) return uri;
  if (isNew) return inside[0]!.uri;
  const names = folders.map(({ name }) => name).join(', ');
  throw new ToolError(
    `There is no file ${path} in the workspace (${names}). Send a path relative to it, or an absolute one.`,
  );
}

function isWithin(folder: vscode.Uri, uri: vscode.Uri): boolean {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path.startsWith(root) && uri.path.length > root.length;
}

/** Whether something is there already. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
