import type { Locale } from '../../protocol/vocabulary.ts';
import type { EvidenceStory } from './evidence-story.ts';
import { checkName, findingText } from './evidence-verdict.ts';
import { momentText } from './moment-text.ts';
import type { RegisterFile } from './read-register.ts';
import type { RegisterFilter } from './register-file.ts';
import { evidenceCatalog } from './texts/evidence-catalog.ts';
import { registerCatalog } from './texts/register-catalog.ts';
import type { Verdict } from './verify-evidence.ts';

const filterText = ({ purpose, noticeId, state, from, to }: RegisterFilter, locale: Locale): string => {
  const words = registerCatalog[locale];
  const { filters } = words;
  const given = [
    [filters.purpose, purpose],
    [filters.noticeId, noticeId],
    [filters.state, state === null ? null : words.states[state]],
    [filters.from, from === null ? null : momentText(from, locale)],
    [filters.to, to === null ? null : momentText(to, locale)],
  ].flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return given.length === 0 ? words.noFilter : given.join('; ');
};

/** Register and verdict in words. */
export const registerStory = (register: RegisterFile, verdict: Verdict, locale: Locale): EvidenceStory => {
  const words = registerCatalog[locale];
  const evidenceWords = evidenceCatalog[locale];
  const { asOf, shop, filter, set } = register.statement;
  const when = momentText(asOf.at, locale);
  const checks = verdict.checks.map((check) => ({
    name: checkName(check, evidenceWords),
    ok: check.ok,
    text: findingText(check, evidenceWords),
  }));
  const problems = checks.filter(({ ok }) => !ok).map(({ name, text }) => `${name}: ${text}`);
  const told = words.genuineText.replace('{n}', String(set.count)).replace('{when}', when);
  return {
    title: words.title,
    subtitle: words.subtitle,
    verdict: verdict.valid
      ? { valid: true, tone: 'good', title: words.genuine, text: told, problems }
      : { valid: false, tone: 'bad', title: words.forged, text: words.forgedText, problems },
    notes: [
      { term: evidenceWords.asOf, text: when },
      { term: evidenceWords.notShown, text: words.limits },
    ],
    facts: [
      { term: words.shop, text: shop.name },
      { term: words.count, text: String(set.count) },
      { term: words.filter, text: filterText(filter, locale) },
      { term: words.head, text: asOf.head === null ? words.emptyLedger : String(asOf.head.seq) },
    ],
    history: [],
    shown: null,
    prints: [{ term: words.fingerprint, value: set.sha256 }],
    checks,
    made: evidenceWords.made.replace('{when}', when),
  };
};
