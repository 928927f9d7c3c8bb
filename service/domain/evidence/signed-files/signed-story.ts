import type { Locale } from '../../../protocol/vocabulary.ts';
import type { EvidenceStory } from '../evidence-story.ts';
import { checkName, findingText } from '../evidence-verdict.ts';
import { momentText } from '../moment-text.ts';
import { evidenceCatalog } from '../texts/evidence-catalog.ts';
import { signedCatalog } from '../texts/signed-catalog.ts';
import type { Verdict } from '../verify-evidence.ts';
import type { ActivityFile } from './activity-file.ts';
import type { CertificateFile } from './certificate-file.ts';
import type { SignedFile } from './signed-file.ts';

type Told = Pick<EvidenceStory, 'title' | 'facts' | 'prints'> & {
  genuine: string;
  text: string;
  forged: string;
  limits: string;
};

const certificateTold = (file: CertificateFile, locale: Locale): Told => {
  const { certificate: words } = signedCatalog[locale];
  const facts: [string, string][] = [
    [words.id, file.id],
    [words.shop, file.shop],
    [words.controller, file.controller],
    [words.processor, file.processor],
    [words.removed, String(file.removed)],
    [words.kept, String(file.kept)],
    [words.keys, file.keysDestroyed ? words.keysGone : ''],
    [
      words.backups,
      file.backupDays === null ? '' : words.backupsText.replace('{n}', String(file.backupDays)),
    ],
  ];
  return {
    title: words.title,
    genuine: words.genuine,
    text: words.genuineText.replace('{when}', momentText(file.deletedAt, locale)),
    forged: words.forged,
    limits: words.limits,
    facts: facts.filter(([, value]) => value !== '').map(([term, text]) => ({ term, text })),
    prints: [{ term: evidenceCatalog[locale].signature, value: file.signature }],
  };
};

const activityTold = (file: ActivityFile, locale: Locale): Told => {
  const { activity: words } = signedCatalog[locale];
  const [oldest, newest] = [file.acts.at(0), file.acts.at(-1)].map((act) =>
    act === undefined ? '' : momentText(act.at.toISOString(), locale),
  );
  const entries = String(file.acts.length);
  return {
    title: words.title,
    genuine: words.genuine,
    text: words.genuineText
      .replace('{n}', entries)
      .replace('{from}', oldest ?? '')
      .replace('{to}', newest ?? ''),
    forged: words.forged,
    limits: words.limits,
    facts: [
      { term: words.shop, text: file.end?.shopId ?? '' },
      { term: words.entries, text: entries },
    ],
    prints: file.end === null ? [] : [{ term: evidenceCatalog[locale].eventHash, value: file.end.hash }],
  };
};

/** Signed file and verdict in words. */
export const signedStory = (file: SignedFile, verdict: Verdict, locale: Locale): EvidenceStory => {
  const words = evidenceCatalog[locale];
  const { subtitle, forgedText } = signedCatalog[locale];
  const told = file.type === 'certificate' ? certificateTold(file, locale) : activityTold(file, locale);
  const checks = verdict.checks.map((check) => ({
    name: checkName(check, words),
    ok: check.ok,
    text: findingText(check, words),
  }));
  const problems = checks.filter(({ ok }) => !ok).map(({ name, text }) => `${name}: ${text}`);
  return {
    title: told.title,
    subtitle,
    verdict: verdict.valid
      ? { valid: true, tone: 'good', title: told.genuine, text: told.text, problems }
      : { valid: false, tone: 'bad', title: told.forged, text: forgedText, problems },
    notes: [{ term: words.notShown, text: told.limits }],
    // Facts of a forged file are hidden.
    facts: verdict.valid ? told.facts : [],
    history: [],
    shown: null,
    prints: verdict.valid ? told.prints : [],
    checks,
    made: null,
  };
};
