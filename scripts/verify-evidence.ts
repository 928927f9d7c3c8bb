/** `npm run verify-evidence`: offline, one file for plain Node. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isAbout, readDisclosure } from '../service/domain/evidence/disclosure.ts';
import { type EvidenceKey, readKeyFile } from '../service/domain/evidence/evidence.ts';
import { evidenceStory } from '../service/domain/evidence/evidence-story.ts';
import type { Judge } from '../service/domain/evidence/judge-signature.ts';
import { readEvidenceFile } from '../service/domain/evidence/read-evidence-file.ts';
import { registerStory } from '../service/domain/evidence/register-story.ts';
import { type ActivityFile, verifyActivity } from '../service/domain/evidence/signed-files/activity-file.ts';
import { signedStory } from '../service/domain/evidence/signed-files/signed-story.ts';
import { evidenceCatalog } from '../service/domain/evidence/texts/evidence-catalog.ts';
import { type Judgement, judgeRead } from '../service/domain/evidence/verify-file.ts';
import { publicKeyId, readEd25519Key } from '../service/outbound/ed25519-keys.ts';
import { timeStampReader } from '../service/outbound/witness/time-stamp.ts';
import { LOCALES, type Locale } from '../service/protocol/vocabulary.ts';
import { idleOptions } from './evidence/idle-options.ts';
import { visibleLine } from './evidence/visible-text.ts';

/** `ENDED`: genuine, but no longer in force. */
const [STANDS, NOT_VALID, NOT_READABLE, ENDED] = [0, 1, 2, 3] as const;
const HELPED = 0;

const USAGE = `Usage: npm run verify-evidence -- EVIDENCE.json --keys KEYS.json [--tsa FILE] [--kept EARLIER]… [--disclosure FILE] [--lang pl|en|de]
  EVIDENCE.json  the file downloaded with "Show the proof", the register of consents (JSON or CSV),
                 a certificate of deletion (JSON), or the activity log of a shop (JSON)
  --keys         the published keys: a saved copy of /.well-known/zgoda-keys.json, or its address
  --tsa          certificates (PEM) of the time-stamp authority, or of those above it
  --kept         for an activity log: an earlier export of it
  --disclosure   from the person: shows that the record is about their address
  --lang         language of the words; en when left out
  --help         says this
An option that says nothing about the file is refused.
Exit codes: 0 it stands, 1 not valid, 2 called wrongly or not readable, 3 genuine, but nothing may rest on it any more.
The keys are never taken from the evidence itself.`;

/** Escapes misleading characters of files. */
const say = (...lines: readonly string[]): void => {
  for (const line of lines) console.log(visibleLine(line));
};

const judge: Judge = {
  sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  readKey: readEd25519Key,
};

/** Invalid UTF-8 would change words. */
const textOf = (file: string, ignoreBOM = false): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM }).decode(readFileSync(file));

/** Any bytes. */
const textOrFetched = async (source: string): Promise<string> =>
  /^https?:\/\//.test(source)
    ? (await fetch(source)).text()
    : new TextDecoder('utf-8').decode(readFileSync(source));

const readKeys = async (source: string): Promise<readonly EvidenceKey[]> => {
  const keys = await readKeyFile(JSON.parse(await textOrFetched(source)), publicKeyId);
  if (keys === null)
    throw new Error(`${source} is no list of keys as a service publishes it: get it anew from there.`);
  return keys;
};

/** Null without a disclosure file or valid evidence. */
const checkDisclosure = async (
  source: string | undefined,
  judgement: Judgement,
  locale: Locale,
): Promise<boolean | null> => {
  if (source === undefined) return null;
  const words = evidenceCatalog[locale].disclosure;
  const disclosure = readDisclosure(textOf(source));
  if (disclosure === null) throw new Error(`${source}: ${words.unreadable}`);
  if (judgement.kind !== 'judged' || judgement.file === null || !judgement.verdict.valid) return null;
  const isTheirs = await isAbout(judgement.file.evidence, disclosure, judge);
  const told = isTheirs ? words.about.replace('{address}', () => disclosure.address) : words.notAbout;
  say(`${words.term}: ${told}`);
  return isTheirs;
};

const readActivityOf = async (source: string): Promise<ActivityFile> => {
  const read = readEvidenceFile(await textOrFetched(source));
  if (read.kind !== 'signed' || read.file.type !== 'activity')
    throw new Error(`${source} is no activity log that was exported as JSON.`);
  return read.file;
};

/** Compares with earlier exports of the same log. */
const judgeActivity = async (
  file: ActivityFile,
  keys: readonly EvidenceKey[],
  kept: readonly string[],
): Promise<Judgement> => {
  const earlier = await Promise.all(kept.map(readActivityOf));
  return { kind: 'signed', file, verdict: await verifyActivity(file, keys, judge, earlier) };
};

const run = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: {
      keys: { type: 'string' },
      kept: { type: 'string', multiple: true, default: [] },
      tsa: { type: 'string' },
      disclosure: { type: 'string' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(USAGE);
    return HELPED;
  }
  const [file, second, ...others] = positionals;
  const source = values.keys ?? second;
  const locale = LOCALES.find((known) => known === (values.lang ?? 'en'));
  const isCrowded = others.length > 0 || (second !== undefined && values.keys !== undefined);
  if (file === undefined || source === undefined || locale === undefined || isCrowded) {
    console.error(USAGE);
    return NOT_READABLE;
  }
  // The reader removes the byte order mark.
  const read = readEvidenceFile(textOf(file, true));
  const idle = idleOptions(read, values);
  if (idle !== null) {
    console.error(idle);
    return NOT_READABLE;
  }
  const keys = await readKeys(source);
  const certificates = values.tsa === undefined ? null : readFileSync(values.tsa, 'utf8');
  const withStamps = { ...judge, readTimeStamp: timeStampReader(certificates) };
  const judgement =
    read.kind === 'signed' && read.file.type === 'activity'
      ? await judgeActivity(read.file, keys, values.kept)
      : await judgeRead(read, keys, withStamps);
  if (judgement.kind === 'unreadable') {
    throw new Error(`${file}: ${evidenceCatalog[locale].unreadable[judgement.reason]}`);
  }
  const { verdict } = judgement;
  const story =
    judgement.kind === 'register'
      ? registerStory(judgement.register, verdict, locale)
      : judgement.kind === 'signed'
        ? signedStory(judgement.file, verdict, locale)
        : evidenceStory(judgement.file, verdict, locale);
  say(`${story.verdict.title} ${story.verdict.text}`);
  for (const problem of story.verdict.problems) say(`- ${problem}`);
  const isTheirs = await checkDisclosure(values.disclosure, judgement, locale);
  // Text of an invalid file is not trusted.
  const told = verdict.valid ? [...story.notes, ...story.facts] : [];
  for (const { term, text } of told) say(`${term}: ${text}`);
  say('');
  for (const { name, ok, text } of story.checks) say(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${text}`);
  if (!verdict.valid || isTheirs === false) return NOT_VALID;
  if (judgement.kind !== 'judged') return STANDS;
  const { standing } = verdict;
  return standing?.state === 'stands' || standing?.state === 'informed' ? STANDS : ENDED;
};

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    const isMisused = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
    console.error(
      isMisused ? `${visibleLine(words)}\n\n${USAGE}` : visibleLine(`The files could not be read: ${words}`),
    );
    process.exitCode = NOT_READABLE;
  },
);
