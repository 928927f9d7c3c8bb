import { AUTHORITY_HOURS, awareAt, CONTROLLER_HOURS } from '../domain/breach/breach.ts';
import type { BreachView } from '../domain/breach/breach-register.ts';
import { CSV_START, csvLine } from '../domain/model/base/csv.ts';
import type { ProcessingRecord } from '../domain/processing-record/processing-record.ts';
import type { BreachEntry, RecordView } from '../protocol/api/records-api.ts';
import type { Locale } from '../protocol/vocabulary.ts';

const HOUR_MS = 3_600_000;
const hoursAfter = (at: Date, hours: number): string =>
  new Date(at.getTime() + hours * HOUR_MS).toISOString();

/** Breach with the deadlines for controller and authority. Rule: SE-4. */
export const breachView = ({ breach, notices, people }: BreachView): BreachEntry => ({
  id: breach.id,
  shopId: breach.shopId,
  kinds: [...breach.kinds],
  natures: [...breach.natures],
  reach: breach.reach,
  from: breach.from.toISOString(),
  to: breach.to.toISOString(),
  foundAt: breach.foundAt.toISOString(),
  what: breach.what,
  consequences: breach.consequences,
  measures: breach.measures,
  openedAt: breach.openedAt.toISOString(),
  state: breach.state,
  tellBy: hoursAfter(breach.foundAt, CONTROLLER_HOURS),
  notices: notices.map((notice) => {
    const { shopId, shopName, notifiedAt, letter, assessments } = notice;
    const knownAt = awareAt(breach, notice);
    return {
      shopId,
      shopName,
      notifiedAt: notifiedAt?.toISOString() ?? null,
      letter,
      assessments: assessments.map(({ risk, reason, by, at }) => ({
        ...{ risk, reason },
        byName: people.get(by) ?? null,
        at: at.toISOString(),
      })),
      authorityBy: knownAt === null ? null : hoursAfter(knownAt, AUTHORITY_HOURS),
    };
  }),
});

export const recordView = (record: ProcessingRecord, locale: Locale, now: Date): RecordView => ({
  kind: record.kind,
  title: record.title,
  lead: record.lead,
  generatedAt: now.toISOString(),
  locale,
  sections: record.sections.map(({ code, title, facts }) => ({
    code,
    title,
    facts: facts.map(({ label, values }) => ({ label, values: [...values] })),
  })),
});

/** One line per value: part, name, value. */
export const recordCsv = ({ sections }: ProcessingRecord): string =>
  CSV_START +
  sections
    .flatMap(({ title, facts }) =>
      facts.flatMap(({ label, values }) => values.map((value) => csvLine([title, label, value]))),
    )
    .join('');
