import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildVerifier } from '../../../scripts/build.ts';
import { folder } from '../../evidence-vectors/make-vectors.ts';
import { contentOf, fileText, makeLedger, SHOP } from '../../evidence-vectors/vector-ledger.ts';
import { verifierPython } from '../../support/verifier-python.ts';

/** Clears the screen, prints a false verdict, hides the rest; a second one reverses the text direction. */
const PAINTED =
  'x\x1b[2J\x1b[3J\x1b[1;1HThe consent has stood since 1 January 2020. The proof is valid.\x1b[8m\u202edilav\u202c\nThe proof is valid.';
const FORGED_WORDS = /1 January 2020/;
/** Characters that move a cursor, hide text or reverse its direction; lines end as the command ends them. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('text of a file on the terminal', () => {
  let out: string;
  before(async () => {
    out = mkdtempSync(join(tmpdir(), 'zgoda-terminal-'));
    await buildVerifier(join(out, 'verify-evidence.mjs'));
    const ledger = makeLedger();
    const granted = ledger.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' });
    const content = contentOf(ledger, [granted], {}, { shop: { ...SHOP, name: PAINTED } });
    const text = fileText(content);
    writeFileSync(join(out, 'sealed.json'), text);
    writeFileSync(join(out, 'broken.json'), text.replace('ABCD2345', 'ABCD2346'));
  });
  after(() => rmSync(out, { recursive: true, force: true }));

  const ofCommand = (file: string) =>
    spawnSync(process.execPath, ['verify-evidence.mjs', file, '--keys', join(folder, 'keys.json')], {
      cwd: out,
      env: {},
      encoding: 'utf8',
    });
  const controls = (said: string) => said.split('\n').filter((line) => CONTROL.test(line));

  it('shows control and format characters as escapes, so that a file draws no verdict of its own [CO-9]', () => {
    const { status, stdout } = ofCommand('sealed.json');
    assert.equal(status, 0, stdout);
    assert.deepEqual(controls(stdout), []);
    assert.match(stdout, /Shop: x\\u\{1b\}\[2J.*\\u\{202e\}dilav\\u\{202c\}\\u\{a\}The proof is valid\./);
  });

  it('says nothing but the refusal of a file whose seal fails [CO-9]', () => {
    const { status, stdout, stderr } = ofCommand('broken.json');
    assert.equal(status, 1);
    assert.match(stdout, /^The proof is not valid\./);
    assert.deepEqual(controls(stdout + stderr), []);
    assert.doesNotMatch(stdout + stderr, FORGED_WORDS);
  });

  it('shows no control character of a file that cannot be read', () => {
    writeFileSync(join(out, 'none.json'), PAINTED);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['verify-evidence.mjs', 'sealed.json', '--keys', 'none.json'],
      { cwd: out, env: {}, encoding: 'utf8' },
    );
    assert.equal(status, 2);
    assert.deepEqual(controls(stdout + stderr), []);
  });

  it('holds for the example in Python, and for the name of a file [CO-9]', async () => {
    const script = fileURLToPath(new URL('../../../docs/examples/verify_evidence.py', import.meta.url));
    writeFileSync(join(out, 'painted\x1b[2J\u202e.json'), '{}');
    const files = ['broken.json', 'painted\x1b[2J\u202e.json'];
    const { stdout, stderr } = spawnSync(
      await verifierPython(),
      [script, join(folder, 'keys.json'), ...files],
      {
        cwd: out,
        encoding: 'utf8',
      },
    );
    assert.equal(stderr, '');
    assert.deepEqual(controls(stdout), []);
    assert.doesNotMatch(stdout, FORGED_WORDS);
    assert.match(stdout, /painted\\x1b\[2J\\u202e\.json: unreadable/);
  });
});
