import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython } from '../../scripts/setup/python.ts';
import { ensureEnvironment } from '../../scripts/setup/python-environment.ts';
import { runCommand } from '../../scripts/setup/run-command.ts';

const WHEEL = 'engine-1.0-py3-none-any.whl';
const INFO = 'engine-1.0.dist-info';
const MAKE_WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    wheel.writestr("engine.py", "BYTE = '" + sys.argv[2] + "'\\n")
    wheel.writestr("${INFO}/METADATA", "Metadata-Version: 2.1\\nName: engine\\nVersion: 1.0\\n")
    wheel.writestr("${INFO}/WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr("${INFO}/RECORD", "engine.py,,\\n${INFO}/METADATA,,\\n${INFO}/WHEEL,,\\n${INFO}/RECORD,,\\n")
`;

describe('packages of Python', function () {
  this.timeout(120_000);
  let folder: string;
  let environment: string;
  const requirementsFile = () => join(folder, 'requirements.txt');
  const makeWheel = async (byte: string): Promise<Buffer> => {
    const python = await findPython();
    assert.ok(python !== null);
    const path = join(folder, WHEEL);
    const made = await runCommand(python.command, ['-c', MAKE_WHEEL, path, byte]);
    assert.equal(made.code, 0, made.output);
    return readFileSync(path);
  };
  const require = (line: string): void =>
    writeFileSync(requirementsFile(), `--no-index\n--find-links ${folder}\n${line}\n`);
  const install = (): Promise<string> =>
    ensureEnvironment(environment, () => undefined, {
      requirementsFile: requirementsFile(),
      what: 'the engine',
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-wheels-'));
    environment = join(folder, 'environment');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are installed when each file has its hash, and refused once a byte of one was changed', async () => {
    const wheel = await makeWheel('a');
    require(`engine==1.0 --hash=sha256:${createHash('sha256').update(wheel).digest('hex')}`);
    await makeWheel('b');
    await assert.rejects(install(), {
      name: 'StartFailure',
      message:
        'Python did not install the engine: a file that it fetched has another SHA-256 than Zgoda names. Ask another package index (PIP_INDEX_URL), or report it.',
    });
    assert.equal(existsSync(environment), false);

    writeFileSync(join(folder, WHEEL), wheel);
    const python = await install();
    const answer = await runCommand(python, ['-c', 'import engine; print(engine.BYTE)']);
    assert.equal(answer.stdout, 'a\n');
  });

  it('are refused where the list names no hash', async () => {
    await makeWheel('a');
    require('engine==1.0');
    await assert.rejects(install(), { name: 'StartFailure' });
    assert.equal(existsSync(environment), false);
  });
});
