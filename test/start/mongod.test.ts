import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { ensureMongod, runsMongod } from '../../scripts/setup/mongod.ts';
import { startLocalDatabase } from '../../scripts/start/embedded-database.ts';
import { findRecordedProcess } from '../../scripts/start/process-record.ts';
import { isSameProcess } from '../../service/outbound/process-identity.ts';
import { testPython } from '../support/database/database.ts';

const startScript = fileURLToPath(new URL('./start-local-database.ts', import.meta.url));

/** Without mongod: accepts only mongod's flags and runs the embedded engine. */
const mongodDouble = (python: string): string => `#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    --port) port=$2; shift 2;;
    --bind_ip) host=$2; shift 2;;
    --dbpath) files=$2; shift 2;;
    --quiet) shift;;
    *) echo "unrecognised option $1"; exit 2;;
  esac
done
exec "${python}" -m secantus --host "$host" --port "$port" --storage-path "$files" --sync-on-commit
`;

describe('mongod on the PATH', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-mongod-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is run on files of its own, and one that a killed start left is stopped and its data kept', async () => {
    const command = runsMongod ? await ensureMongod((line) => console.log(line)) : join(folder, 'mongod');
    if (!runsMongod) writeFileSync(command, mongodDouble(await testPython()), { mode: 0o755 });
    const data = join(folder, 'data');
    const start = spawn(process.execPath, ['--import', 'tsx', startScript, command, data], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [first] = (await once(createInterface({ input: start.stdout }), 'line')) as [string];
    const url = new URL(first);
    assert.equal(url.hostname, '127.0.0.1');
    assert.equal(url.searchParams.get('journal'), 'true');
    await withCollection(first, (notes) => notes.insertOne({ text: 'kept' }));
    start.kill('SIGKILL');
    await once(start, 'exit');
    const left = findRecordedProcess(join(data, 'process.json'));
    assert.ok(left !== null);

    const said: string[] = [];
    const second = await startLocalDatabase({
      engine: { kind: 'mongod', command },
      folder: data,
      say: (line) => said.push(line),
    });
    assert.deepEqual(said, ['Stopped the database that an earlier start had left running.']);
    assert.equal(isSameProcess(left.pid, left.identity), false);
    assert.equal(await withCollection(second.url('zgoda'), (notes) => notes.countDocuments()), 1);
    await second.stop();
    assert.equal(findRecordedProcess(join(data, 'process.json')), null);
  });
});

async function withCollection<T>(
  url: string,
  work: (notes: mongoose.mongo.Collection) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(url);
  try {
    return await work(client.db().collection('notes'));
  } finally {
    await client.close();
  }
}
