import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { verifyEvidence } from '../service/domain/consent/verify-evidence.ts';
import { verifyEd25519 } from '../service/outbound/ed25519-evidence-signer.ts';

const USAGE = `Usage: npm run verify-evidence -- EVIDENCE.json KEYS
  EVIDENCE.json  the file downloaded with "Show the proof"
  KEYS           the published keys: a saved copy of /.well-known/zgoda-keys.json, or its address
The keys are never taken from the evidence itself.`;

type Keys = { keys: { keyId: string; publicKeyPem: string }[] };

const readKeys = async (source: string): Promise<Keys> =>
  /^https?:\/\//.test(source)
    ? ((await (await fetch(source)).json()) as Keys)
    : (JSON.parse(readFileSync(source, 'utf8')) as Keys);

/** Judges an evidence file on any machine, without the database. Exit code 0: valid, 1: not valid, 2: not readable. */
const run = async (): Promise<number> => {
  const [file, source] = process.argv.slice(2);
  if (file === undefined || source === undefined) {
    console.error(USAGE);
    return 2;
  }
  const evidence = JSON.parse(readFileSync(file, 'utf8'));
  if (evidence.format !== 'zgoda-evidence/1') throw new Error(`${file} is not an evidence file of Zgoda.`);
  const { keys } = await readKeys(source);
  const digest = { sha256Hex: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex') };
  const verdict = verifyEvidence(evidence, keys, digest, verifyEd25519);
  for (const { check, ok, detail } of verdict.checks)
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${check}: ${detail}`);
  console.log(verdict.valid ? 'The evidence is valid.' : 'The evidence is NOT valid.');
  return verdict.valid ? 0 : 1;
};

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`The files could not be read: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
