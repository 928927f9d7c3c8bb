import type { Locale } from '../../protocol/vocabulary.ts';
import { momentText } from '../evidence/moment-text.ts';
import type { LedgerFile } from './ledger-file.ts';
import { LEDGER_WORDS } from './texts/ledger-words.ts';
import type { LedgerVerdict } from './verify-ledger.ts';

const fill = (sentence: string, gaps: Readonly<Record<string, string | number>>): string =>
  Object.entries(gaps).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => String(value)),
    sentence,
  );

/** A compared ledger in the words of one language, line by line: what matters first. */
export const ledgerReport = (
  { sealed, entries }: LedgerFile,
  { valid, isWhole, departed, checks, heads, places, gaps }: LedgerVerdict,
  locale: Locale,
): string[] => {
  const words = LEDGER_WORDS[locale];
  const when = (at: string) => momentText(at, locale);
  const told = { shop: sealed.shop.name, n: entries.length, when: when(sealed.asOf.at) };
  const isAlone = heads.length + places.length === 0;
  const [title, text] = !valid
    ? [words.wrong, words.wrongText]
    : isWhole === false
      ? [words.notWhole, words.notWholeText]
      : isAlone
        ? [words.alone, words.aloneText]
        : [words.stands, words.standsText];
  const checked = checks.map(({ check, ok, seq, at }) => {
    const { good, bad } = words.checks[check];
    return {
      ok,
      mark: ok ? 'ok  ' : check === 'whole' ? '?   ' : 'FAIL',
      line: `${words.checkNames[check]}: ${fill(ok ? good : bad, { seq: seq ?? '', when: at === null ? '' : when(at) })}`,
    };
  });
  const compared = heads.flatMap(({ at, result, seq, by, forked }) => {
    const line = `${when(at)}: ${fill(words.head[result], { seq: seq ?? '' })}${by.length === 0 ? '' : ` (${by.join(', ')})`}`;
    return [
      { ok: result === 'agrees' || result === 'lost', line },
      ...forked.map((name) => ({ ok: true, line: fill(words.forked, { name }) })),
    ];
  });
  const kept = places.flatMap(({ seq, result, by }) =>
    result === 'agrees'
      ? []
      : [{ ok: result === 'lost', line: fill(words.place[result], { seq, name: by }) }],
  );
  const problems = [...checked, ...compared, ...kept].filter(({ ok }) => !ok).map(({ line }) => `- ${line}`);
  return [
    `${title} ${fill(text, told)}`,
    ...problems,
    ...(departed.length === 0
      ? []
      : [`${words.departed}: ${departed.length} (${departed.map(when).join(', ')})`]),
    ...gaps.map(({ from, to }) => fill(words.gap, { from: when(from), to: when(to) })),
    ...(gaps.length === 0 && !isAlone ? [words.noGap] : []),
    `${words.limits}: ${words.limitsText}`,
    '',
    ...checked.map(({ mark, line }) => `${mark} ${line}`),
    ...(isAlone ? [] : ['', `${words.heads}:`]),
    ...[...compared, ...kept].map(({ ok, line }) => `${ok ? 'ok  ' : 'FAIL'} ${line}`),
  ];
};
