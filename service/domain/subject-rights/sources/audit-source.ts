import type { Locale } from '../../../protocol/vocabulary.ts';
import { readerText } from '../../audit/reader-text.ts';
import { readingCatalog } from '../../audit/texts/reading-catalog.ts';
import type { Reading, WhoRead } from '../../audit/who-read.ts';
import type { AuditStore } from '../../model/audit/audit-store.ts';
import { type ShopScope, scopeOfShops } from '../../model/base/tenancy.ts';
import type { ConsentStore } from '../../model/consent/consent-store.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import {
  field,
  isLeftOut,
  rowsOf,
  type Subject,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';
import { rightsWords } from '../rights-texts.ts';
import type { SubjectRequestStore } from '../subject-request-store.ts';

export type AuditSourceDeps = {
  audit: AuditStore;
  leads: Pick<LeadStore, 'findBySubject' | 'get'>;
  conversations: Pick<ConversationStore, 'findBySubject' | 'current'>;
  consents: Pick<ConsentStore, 'findBySubject'>;
  subjectRequests: Pick<SubjectRequestStore, 'findBySubject'>;
  whoRead: WhoRead;
};
type Began = { readonly id: string; readonly began: Date };

const namedRecords = async (deps: AuditSourceDeps, scope: ShopScope, refs: readonly string[]) => {
  const found = await Promise.all(
    refs.map(async (ref): Promise<(Began & { heldAt: Date | null })[]> => {
      const lead = ref.startsWith('led_') ? await deps.leads.get(scope, ref as `led_${string}`) : null;
      const [chat] = ref.startsWith('cnv_')
        ? await deps.conversations.current(scopeOfShops([scope.shopId]), [ref as `cnv_${string}`])
        : [];
      return [
        ...(lead === null ? [] : [{ id: lead.id, began: lead.createdAt, heldAt: lead.heldAt }]),
        ...(chat === undefined ? [] : [{ id: chat.id, began: chat.openedAt, heldAt: chat.heldAt }]),
      ];
    }),
  );
  return found.flat();
};

const recordsOf = async (deps: AuditSourceDeps, scope: ShopScope, subject: Subject): Promise<Began[]> => {
  const found = await Promise.all(
    subject.subjectKeys.map(
      async (key): Promise<Began[]> => [
        ...(await deps.leads.findBySubject(scope, key)).map(({ id, createdAt }) => ({
          id,
          began: createdAt,
        })),
        ...(await deps.conversations.findBySubject(scope, key)).map(({ id, openedAt }) => ({
          id,
          began: openedAt,
        })),
        ...(await deps.consents.findBySubject(scope, key)).map(({ id, occurredAt }) => ({
          id,
          began: occurredAt,
        })),
        ...(await deps.subjectRequests.findBySubject(scope, key)).map(({ id, receivedAt }) => ({
          id,
          began: receivedAt,
        })),
      ],
    ),
  );
  return rowsOf(subject, found, await namedRecords(deps, scope, subject.refs));
};

const itemOf = (reading: Reading, place: number, locale: Locale) => {
  const { fields } = rightsWords(locale);
  const { act, times, first, last } = reading;
  return {
    id: `reading-${place + 1}`,
    fields: [
      ...field('act', fields.action, readingCatalog[locale].acts[act]),
      ...field('reader', fields.reader, readerText(reading, locale)),
      ...field('at', fields.at, first),
      ...(times === 1
        ? []
        : [...field('lastAt', fields.lastAt, last), ...field('times', fields.times, String(times))]),
    ],
  };
};

/**
 * Record ids only; discloses readers by role and company. Before the records that lead to them. Rules: RT-1,
 * RT-2.
 */
export const makeAuditSource = (deps: AuditSourceDeps): SubjectSource => ({
  name: 'audit',
  count: async () => 0,
  async collect(scope, subject, locale) {
    const records = await recordsOf(deps, scope, subject);
    const [first] = records.map(({ began }) => began).sort((a, b) => a.getTime() - b.getTime());
    if (first === undefined) return [];
    const found = await deps.whoRead(
      scope,
      records.map(({ id }) => id),
      first,
    );
    const items = found.map((reading, place) => itemOf(reading, place, locale));
    return [{ group: 'readings', label: rightsWords(locale).groups.readings, items, retained: null }];
  },
  async erase(scope, subject, at) {
    const found = await Promise.all(
      subject.subjectKeys.map(async (key) => [
        ...(await deps.leads.findBySubject(scope, key)).map((row) => ({ ...row, began: row.createdAt })),
        ...(await deps.conversations.findBySubject(scope, key)).map((row) => ({
          ...row,
          began: row.openedAt,
        })),
      ]),
    );
    // Kept records keep their acts.
    const isLeft = ({ heldAt, began }: { heldAt: Date | null; began: Date }) => heldAt !== null || began > at;
    const going = found.flat().filter((row) => !isLeft(row) && !isLeftOut(subject, row.id));
    const left = (await namedRecords(deps, scope, subject.refs)).filter(isLeft).map(({ id }) => id);
    const named = subject.refs.filter((ref) => !left.includes(ref));
    await deps.audit.forgetTargets(scope, [...named, ...going.map((row) => row.id)]);
    return { removed: 0, retained: [] };
  },
});
