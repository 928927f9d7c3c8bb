/**
 * `npm run verify-evidence`: judges an evidence file on any machine, without the service and without its database.
 * The build makes one file of it that plain Node runs, to be copied anywhere.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type EvidenceKey, readKeyFile } from '../service/domain/evidence/evidence.ts';
import { EVIDENCE_WORDS, evidenceStory } from '../service/domain/evidence/evidence-story.ts';
import type { Judge } from '../service/domain/evidence/judge-signature.ts';
import { judgeEvidenceText } from '../service/domain/evidence/verify-file.ts';
import { readEd25519Key } from '../service/outbound/ed25519-keys.ts';
import { LOCALES } from '../service/protocol/vocabulary.ts';

/** Exit codes. `ENDED`: genuine, but withdrawn, not confirmed, replaced, erased or over: nothing may rest on it. */
const [STANDS, NOT_VALID, NOT_READABLE, ENDED] = [0, 1, 2, 3] as const;

const USAGE = `Usage: npm run verify-evidence -- EVIDENCE.json --keys KEYS.json [--lang pl|en|de]
  EVIDENCE.json  the file downloaded with "Show the proof"
  --keys         the published keys: a saved copy of /.well-known/zgoda-keys.json, or its address
  --lang         language of the words; en when left out
The keys are never taken from the evidence itself.`;

const judge: Judge = {
  sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  readKey: readEd25519Key,
};

const readKeys = async (source: string): Promise<readonly EvidenceKey[]> => {
  const isAddress = /^https?:\/\//.test(source);
  const value: unknown = isAddress
    ? await (await fetch(source)).json()
    : JSON.parse(readFileSync(source, 'utf8'));
  const keys = readKeyFile(value);
  if (keys === null) throw new Error(`${source} holds no published keys.`);
  return keys;
};

/** Bytes that are no UTF-8 are refused: they would be read as other words than were written. */
const textOf = (file: string): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));

const run = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: { keys: { type: 'string' }, lang: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, second] = positionals;
  const source = values.keys ?? second;
  const locale = LOCALES.find((known) => known === (values.lang ?? 'en'));
  if (file === undefined || source === undefined || locale === undefined) {
    console.error(USAGE);
    return NOT_READABLE;
  }
  const judgement = await judgeEvidenceText(textOf(file), await readKeys(source), judge);
  if (judgement.kind === 'unreadable') {
    throw new Error(`${file}: ${EVIDENCE_WORDS[locale].unreadable[judgement.reason]}`);
  }
  const { verdict } = judgement;
  const story = evidenceStory(judgement.file, verdict, locale);
  console.log(`${story.verdict.title} ${story.verdict.text}`);
  for (const problem of story.verdict.problems) console.log(`- ${problem}`);
  for (const { term, text } of [...story.notes, ...story.facts]) console.log(`${term}: ${text}`);
  console.log('');
  for (const { name, ok, text } of story.checks) console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${text}`);
  if (!verdict.valid) return NOT_VALID;
  const { standing } = verdict;
  return standing?.state === 'stands' || standing?.state === 'informed' ? STANDS : ENDED;
};

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`The files could not be read: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = NOT_READABLE;
  },
);
