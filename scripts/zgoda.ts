#!/usr/bin/env node
/** `zgoda` command: `npm run zgoda -- COMMAND`, in the container `zgoda COMMAND`. */
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './cli/command-line.ts';
import { visibleText } from './evidence/visible-text.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  root: fileURLToPath(new URL('..', import.meta.url)),
  env: process.env,
  say: (line) => console.log(visibleText(line)),
  tell: (line) => console.error(visibleText(line)),
});
