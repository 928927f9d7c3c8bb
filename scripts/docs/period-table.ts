import { HOLD_DAYS } from '../../service/domain/departure/departure.ts';
import { EVIDENCE_LIFE_MS } from '../../service/domain/model/agreement/agreement.ts';
import { DAY_MS } from '../../service/domain/model/base/calendar.ts';
import { MAIL_LIFE_MS } from '../../service/domain/model/mail/mail.ts';
import { DEFAULT_PERIODS } from '../../service/domain/model/retention/retention.ts';

const DAYS = '7 to 1095 days';
const YEARS = '0 to 6 years';
const years = (count: number): string => (count === 1 ? '1 year' : `${count} years`);

export const periodTable = (): string => {
  const periods = DEFAULT_PERIODS;
  const rows: readonly (readonly [what: string, howLong: string, mayBeSet: string])[] = [
    [
      'conversation with an address in it',
      `${periods.conversationRetentionDays} days after its last message`,
      DAYS,
    ],
    [
      'conversation without an address',
      `${periods.anonymousRetentionDays} days after its last message`,
      DAYS,
    ],
    ['lead', `${periods.leadRetentionDays} days after the last contact; at most 30 without a notice`, DAYS],
    ['evidence of a consent to a reply', `${years(periods.enquiryProofYears)} after its use ended`, YEARS],
    ['evidence of a consent to offers', `${years(periods.marketingProofYears)} after its use ended`, YEARS],
    ['mail', `until it is sent, ${MAIL_LIFE_MS / DAY_MS} days at most`, '–'],
    [
      'data-processing agreement',
      `its term and ${years(Math.floor(EVIDENCE_LIFE_MS / (365 * DAY_MS)))}`,
      '–',
    ],
    ['everything of a shop that leaves', `${HOLD_DAYS} days`, '–'],
  ];
  return [
    '| What | Kept, by default | The shop may set |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
};
