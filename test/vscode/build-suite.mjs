// Bundles the extension-host suite for a run from within VS Code (.vscode/launch.json).
import { bundleSuite } from './bundle.mjs';

await bundleSuite();
