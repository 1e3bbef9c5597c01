// The debug adapter of Debian's python3-debugpy. `python` of the launch configuration names the interpreter.
const vscode = require('vscode');

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory('debugpy', {
      createDebugAdapterDescriptor: ({ configuration }) =>
        new vscode.DebugAdapterExecutable([configuration.python].flat()[0], [
          '-m',
          'debugpy.adapter',
        ]),
    }),
  );
};
