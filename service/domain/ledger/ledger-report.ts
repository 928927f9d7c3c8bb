import type { Locale } from '../../protocol/vocabulary.ts';
import { momentText } from '../evidence/moment-text.ts';
import type { Compared } from './compare-heads.ts';
import type { LedgerFile } from './ledger-file.ts';
import { LEDGER_WORDS } from './texts/ledger-words.ts';
import { type LedgerVerdict, ledgerOutcome } from './verify-ledger.ts';

const fill = (sentence: string, gaps: Readonly<Record<string, string | number>>): string =>
  Object.entries(gaps).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => String(value)),
    sentence,
  );

/** A compared ledger in the words of one language, line by line: what matters first. */
export const ledgerReport = (
  { sealed, entries }: LedgerFile,
  verdict: LedgerVerdict,
  locale: Locale,
): string[] => {
  const words = LEDGER_WORDS[locale];
  const when = (at: string) => momentText(at, locale);
  const { lost, departed, checks, heads, places, gaps } = verdict;
  const told = {
    ...{ shop: sealed.shop.name, n: entries.length, when: when(sealed.asOf.at) },
    ...{ statements: lost.statements, entries: lost.entries },
  };
  const isAlone = heads.length + places.length === 0;
  const titles = {
    agrees: [words.stands, words.standsText],
    alone: [words.alone, words.aloneText],
    not_whole: [words.notWhole, words.notWholeText],
    lost: [words.lost, words.lostText],
    not_valid: [words.wrong, words.wrongText],
  };
  const title = titles[ledgerOutcome(verdict)].join(' ');
  const checked = checks.map(({ check, ok, seq, at }) => {
    const { good, bad } = words.checks[check];
    const told = ok ? good : check === 'whole' && at === null ? words.wholeUnknown : bad;
    return {
      mark: ok ? 'ok  ' : check === 'whole' ? '?   ' : 'FAIL',
      line: `${words.checkNames[check]}: ${fill(told, { seq: seq ?? '', when: at === null ? '' : when(at) })}`,
    };
  });
  const markOf = (result: Compared) => (result === 'agrees' ? 'ok  ' : result === 'lost' ? '?   ' : 'FAIL');
  const compared = heads.flatMap(({ at, result, seq, by, forked }) => {
    const line = `${when(at)}: ${fill(words.head[result], { seq: seq ?? '' })}${by.length === 0 ? '' : ` (${by.join(', ')})`}`;
    return [
      { mark: markOf(result), line },
      ...forked.map((name) => ({ mark: 'ok  ', line: fill(words.forked, { name }) })),
    ];
  });
  const kept = places.flatMap(({ seq, result, by }) =>
    result === 'agrees' ? [] : [{ mark: markOf(result), line: fill(words.place[result], { seq, name: by }) }],
  );
  const problems = [...checked, ...compared, ...kept]
    .filter(({ mark }) => mark !== 'ok  ')
    .map(({ line }) => `- ${line}`);
  return [
    fill(title, told),
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
    ...[...compared, ...kept].map(({ mark, line }) => `${mark} ${line}`),
  ];
};
