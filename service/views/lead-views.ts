import type { AnswerDelivery } from '../domain/lead/answer-lead.ts';
import type { OpenedLead } from '../domain/lead/read-leads.ts';
import type { OtherMessages } from '../domain/lead/show-other-messages.ts';
import { hasUnsentAnswer, type Lead } from '../domain/model/lead/lead.ts';
import { leadEnd } from '../domain/model/retention/retention.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';
import type { StaffId } from '../protocol/vocabulary.ts';

/** Characters of the message in the list. */
const PREVIEW = 140;

/** Expiry by current periods. Rule: RE-2. */
const endOf = (access: Access, lead: Lead): Date => {
  const shop = access.shops.get(lead.shopId)?.shop;
  return shop === undefined ? lead.expiresAt : leadEnd(lead, shop);
};

/** Staff names by id; deleted accounts are absent. */
type Names = ReadonlyMap<StaffId, string>;

const personView = (names: Names, staffId: StaffId | null) =>
  staffId === null ? null : { staffId, name: names.get(staffId) ?? null };

export const leadSummaryView = (access: Access, names: Names, { lead, values }: OpenedLead) => ({
  id: lead.id,
  shopId: lead.shopId,
  reference: lead.reference,
  state: lead.state,
  assignee: personView(names, lead.assigneeId),
  basis: lead.basis,
  createdAt: lead.createdAt.toISOString(),
  expiresAt: endOf(access, lead).toISOString(),
  heldReason: lead.heldReason,
  suspicions: lead.quarantine?.suspicions.map(({ rule, count }) => ({ rule, count })) ?? null,
  name: values.name ?? null,
  email: values.email ?? null,
  phone: values.phone ?? null,
  preview: Array.from(values.message ?? '')
    .slice(0, PREVIEW)
    .join(''),
  hasUnsentAnswer: hasUnsentAnswer(lead),
});

export const leadDetailView = (
  access: Access,
  names: Names,
  opened: OpenedLead,
  deliveries: readonly AnswerDelivery[],
  isAskedAgain: boolean,
) => ({
  ...leadSummaryView(access, names, opened),
  message: opened.values.message ?? '',
  page: opened.lead.pagePath,
  locale: opened.lead.locale,
  noticeId: opened.lead.noticeId,
  consentEventId: opened.lead.consentEventId,
  withdrawnAt: opened.lead.withdrawnAt?.toISOString() ?? null,
  isAskedAgain,
  answers: opened.lead.answers.map(({ ref, at, by, text, sentAt }, place) => ({
    ref,
    at: at.toISOString(),
    by: names.get(by) ?? null,
    text,
    state: deliveries[place]?.state ?? 'failed',
    sentAt: sentAt?.toISOString() ?? null,
    fault: deliveries[place]?.fault ?? null,
  })),
  history: opened.lead.history.map(({ at, by, state, assigneeId }) => ({
    at: at.toISOString(),
    by: names.get(by) ?? null,
    state,
    assignee: personView(names, assigneeId),
  })),
});

export const otherMessagesView = ({ leads, conversations }: OtherMessages) => ({
  leads: leads.map(({ id, reference, state, createdAt }) => ({
    id,
    reference,
    state,
    createdAt: createdAt.toISOString(),
  })),
  conversations: conversations.map(({ id, status, lastAt, preview }) => ({
    id,
    status,
    lastAt: lastAt.toISOString(),
    preview,
  })),
});
