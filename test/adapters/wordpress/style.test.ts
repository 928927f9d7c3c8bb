import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PHPCS = '/usr/bin/phpcs';
const adapters = resolve(import.meta.dirname, '../../../shop-adapters');

const findings = async (path: string): Promise<string[]> => {
  const standard = `--standard=${join(adapters, 'wordpress-style.xml')}`;
  // PHPCS exits with a non-zero code when it has findings.
  const { stdout } = await run(PHPCS, [standard, '--report=json', path]).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  const { files } = JSON.parse(stdout) as {
    files: Record<string, { messages: { line: number; source: string; message: string }[] }>;
  };
  return Object.entries(files).flatMap(([file, { messages }]) =>
    messages.map(({ line, source, message }) => `${file}:${line} ${source}: ${message}`),
  );
};

describe('the PHP of the WordPress plugin', () => {
  before(function () {
    if (!existsSync(PHPCS)) this.skip();
  });

  it('documents each function and parameter as the WordPress Coding Standards require', async () => {
    assert.deepEqual(await findings(join(adapters, 'wordpress')), []);
  });

  it('is really checked: each kind of fault is found in a faulty file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zgoda-style-'));
    try {
      const faulty = `<?php\n/**\n * A file.\n *\n * @package Zgoda\n */\n\n/** Adds. */\nfunction add( $a, $b ) {\n\t$one = 1;\n\t$three = array(\n\t\t'a' => 1,\n\t\t'long' => 2,\n\t);\n\treturn $a;\n}\n\nfunction bare() {\n}\n`;
      await writeFile(join(folder, 'faulty.php'), faulty);
      const rules = new Set((await findings(folder)).map((line) => line.split(/[ :]/)[2]));
      for (const rule of [
        'Squiz.Commenting.FunctionComment.MissingParamTag',
        'Squiz.Commenting.FunctionComment.Missing',
        'Generic.Formatting.MultipleStatementAlignment.NotSameWarning',
        'Squiz.Arrays.ArrayDeclaration.DoubleArrowNotAligned',
        'Generic.CodeAnalysis.UnusedFunctionParameter.FoundAfterLastUsed',
      ]) {
        assert.ok(rules.has(rule), `${rule} in ${[...rules].join(' ')}`);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
