import { LEAD_FIELDS } from '../../../protocol/vocabulary.ts';
import { leadKeys } from '../../lead/lead-keys.ts';
import { openLead } from '../../lead/read-leads.ts';
import { hideHeldLead } from '../../lead/withdraw-lead.ts';
import type { Clock, Digest, FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { ErasedSendings } from '../../model/erasure/erased-sendings.ts';
import {
  field,
  keptByHold,
  type Rectification,
  rowsOf,
  type Subject,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import type { EventBus } from '../../model/events/domain-events.ts';
import { type Lead, type LeadStep, receiptHashOf } from '../../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../../model/lead/lead-store.ts';
import type { MailStore } from '../../model/mail/mail-store.ts';
import type { SearchStore } from '../../model/search/search-store.ts';
import { leadRow } from '../../search/search-tokens.ts';
import { rightsWords } from '../rights-texts.ts';
import { leadMentions, redactLead } from './lead-mentions.ts';
import { readdressMails } from './readdress-mails.ts';

export type LeadSourceDeps = {
  leads: LeadStore;
  searchRows: Pick<SearchStore, 'put' | 'remove'>;
  receipts: ReceiptStore;
  mails: MailStore;
  vault: FieldVault;
  digest: Digest;
  clock: Clock;
  bus: EventBus;
  erasedSendings: Pick<ErasedSendings, 'markForm'>;
};

export const findLeads = async (leads: LeadStore, scope: ShopScope, subject: Subject): Promise<Lead[]> => {
  const ids = subject.refs.filter((ref): ref is Lead['id'] => ref.startsWith('led_'));
  const named = await Promise.all(ids.map((id) => leads.get(scope, id)));
  const found = await Promise.all(subject.subjectKeys.map((key) => leads.findBySubject(scope, key)));
  return rowsOf(
    subject,
    found,
    named.filter((lead) => lead !== null),
  );
};

/** `readdress` moves the mails. */
const rectified = async (
  deps: Pick<LeadSourceDeps, 'vault' | 'mails' | 'clock'>,
  scope: ShopScope,
  lead: Lead,
  change: Rectification,
) => {
  const { values } = await openLead(deps.vault, lead);
  const next = { ...values, [change.field]: change.value ?? undefined };
  const sealed = { ...lead.sealed };
  if (change.value === null) delete sealed[change.field];
  else sealed[change.field] = await deps.vault.seal(scope, change.value);
  const subjectKeys = await leadKeys(deps.vault, scope, next);
  const row = await leadRow(deps.vault, scope, lead, next);
  const earlier = change.field === 'email' ? (values.email ?? null) : null;
  const readdress = async () => {
    if (earlier !== null) await readdressMails(deps, scope, lead.id, earlier, change.value);
  };
  const isOther = subjectKeys.some((key) => !lead.subjectKeys.includes(key));
  const changes = { sealed, subjectKeys, ...(isOther ? { keysSince: deps.clock.now() } : {}) };
  return { changes, row, readdress };
};

const hideHeld = async (
  { leads, mails }: Pick<LeadSourceDeps, 'leads' | 'mails'>,
  scope: ShopScope,
  { id, withdrawnAt }: Lead,
  at: Date,
): Promise<void> => {
  if (withdrawnAt == null) await hideHeldLead(leads, scope, id, at);
  // Pending mails are cancelled.
  await mails.removeByRef(scope, id);
};

/** Leads with receipts and mails, and mentions in others' leads. Rules: RT-1…4. */
export const makeLeadSource = (deps: LeadSourceDeps): SubjectSource => {
  const find = (scope: ShopScope, subject: Subject) => findLeads(deps.leads, scope, subject);
  const mentionsBeside = async function* (scope: ShopScope, subject: Subject) {
    const own = (await find(scope, subject)).map(({ id }) => id);
    const leftOut = [...(subject.typedAlone ?? []), ...(subject.addedSince ?? [])];
    yield* leadMentions(deps, scope, subject, new Set<string>([...own, ...leftOut]));
  };
  const tell = (lead: Lead) =>
    deps.bus.publish({ type: 'lead.changed', shopId: lead.shopId, leadId: lead.id });
  return {
    name: 'leads',
    async count(scope, subject) {
      return (await find(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, bases, suspicionReasons, leadStates, withSomebody } = rightsWords(locale);
      const reasonsOf = ({ quarantine }: Lead) =>
        quarantine?.suspicions.map(({ rule }) => suspicionReasons[rule]).join('; ') ?? null;
      const stepOf = ({ at, state, assigneeId }: LeadStep) =>
        [at.toISOString(), leadStates[state], ...(assigneeId === null ? [] : [withSomebody])].join(' · ');
      const items = [];
      for (const lead of await find(scope, subject)) {
        const { values } = await openLead(deps.vault, lead);
        items.push({
          id: lead.id,
          noticeId: lead.noticeId,
          fields: [
            ...field('reference', fields.reference, lead.reference),
            ...field('createdAt', fields.createdAt, lead.createdAt),
            ...LEAD_FIELDS.flatMap((name) => field(name, fields[name], values[name])),
            ...field('message', fields.message, values.message),
            ...lead.answers.flatMap(({ text, at, sentAt }) => [
              ...field('answer', fields.answer, text),
              ...field('answeredAt', fields.answeredAt, sentAt ?? at),
            ]),
            ...lead.history.flatMap((step) => field('leadStep', fields.leadStep, stepOf(step))),
            ...field('page', fields.page, lead.pagePath),
            ...field('basis', fields.basis, lead.basis === null ? null : bases[lead.basis]),
            ...field('noticeId', fields.noticeId, lead.noticeId),
            ...field('suspicions', fields.suspicions, reasonsOf(lead)),
            ...field('keptUntil', fields.keptUntil, lead.expiresAt),
          ],
        });
      }
      const mentions = [];
      for await (const { lead, values, answers } of mentionsBeside(scope, subject)) {
        const written = Object.keys(values).length === 0 ? [] : [lead.createdAt];
        const moments = [...written, ...answers.map((answer) => answer.at)];
        // Others' words are withheld, Art. 15(4).
        mentions.push({ id: lead.id, fields: moments.flatMap((at) => field('at', fields.at, at)) });
      }
      return [
        { group: 'leads', label: groups.leads, items, retained: null },
        { group: 'mentions', label: groups.mentions, items: mentions, retained: null },
      ];
    },
    async erase(scope, subject, at) {
      const leads = (await find(scope, subject)).filter((lead) => lead.createdAt <= at);
      let held = 0;
      let removed = 0;
      for (const lead of leads) {
        if (lead.heldAt !== null) {
          held += 1;
          await hideHeld(deps, scope, lead, at);
          tell(lead);
          continue;
        }
        await deps.erasedSendings.markForm(scope, lead, at);
        // Lead last, so repeats find dependent rows.
        await deps.receipts.remove(scope, receiptHashOf(deps.digest, lead.id));
        await deps.mails.removeByRef(scope, lead.id);
        if (await deps.leads.remove(scope, lead.id)) removed += 1;
        // An answer may have been queued meanwhile.
        await deps.mails.removeByRef(scope, lead.id);
        tell(lead);
      }
      for await (const mention of mentionsBeside(scope, subject)) {
        if (mention.lead.heldAt !== null) held += mention.lead.createdAt <= at ? 1 : 0;
        else if (await redactLead(deps, scope, mention, at)) {
          removed += 1;
          tell(mention.lead);
        }
      }
      return { removed, retained: keptByHold(held) };
    },
    async records(scope, subject) {
      const leads = await find(scope, subject);
      return leads.map(({ id, restrictedAt }) => ({ id, isRestricted: restrictedAt !== null }));
    },
    async restrict(scope, subject, at) {
      const leads = await find(scope, subject);
      for (const lead of leads) {
        await deps.leads.setMarks(scope, lead.id, { restrictedAt: at });
        // Pending mails are cancelled.
        if (at !== null) await deps.mails.removeByRef(scope, lead.id);
        tell(lead);
      }
      return leads.length;
    },
    async rectify(scope, subject, change) {
      const leads = await find(scope, subject);
      for (const lead of leads) {
        const { changes, row, readdress } = await rectified(deps, scope, lead, change);
        // Before the lead, which holds the old address.
        await readdress();
        // The old value must not stay searchable.
        await deps.searchRows.put(scope, { ...row, tokens: [] });
        if ((await deps.leads.rectify(scope, lead.id, changes)) === null)
          await deps.searchRows.remove(scope, lead.id);
        else await deps.searchRows.put(scope, row);
        await readdress();
        tell(lead);
      }
      return leads.length;
    },
  };
};
