import type { ConversationId, LeadId, SubjectRequestId } from '../../protocol/vocabulary.ts';
import { openLead } from '../lead/read-leads.ts';
import { addressKeys } from '../marketing/address-keys.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { Subject, SubjectSource } from '../model/erasure/subject-source.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type FindTyped, withoutTyped } from './sources/typed-alone.ts';

/** How a person is named: by at least one of these. */
export type PersonQuery = {
  readonly email?: string | undefined;
  /** Typed by staff, who answer for it. */
  readonly phone?: string | undefined;
  /** As the person's account in the shop says; finds only where nothing else is known. */
  readonly accountPhone?: string | undefined;
  /** The shop server's numbers of the person's accounts, `<platform>:<id>`. Decision 0083. */
  readonly subs?: readonly string[] | undefined;
  readonly conversationId?: ConversationId | undefined;
  readonly leadId?: LeadId | undefined;
};

export type FoundPerson = {
  subject: Subject;
  counts: readonly { source: string; count: number }[];
};

type FindPersonDeps = {
  vault: FieldVault;
  leads: LeadStore;
  conversations: ConversationStore;
  subjectSources: readonly SubjectSource[];
  findTyped: FindTyped;
};

type SubjectDeps = Omit<FindPersonDeps, 'subjectSources' | 'findTyped'>;

/**
 * Finds the keys of a person. A lead counts as proof of its address; a conversation only of itself, because an address
 * typed in a chat proves nothing (protocol.md part 2). A number in a form or an account makes no key beside an
 * address or a customer number: several people may share it, and anybody can write one down. Rules: RT-1, RT-2, RT-6.
 * @throws DomainError not_found, invalid_request
 */
export const makeSubjectOf =
  (deps: SubjectDeps) =>
  async (shop: Shop, scope: ShopScope, query: PersonQuery): Promise<Subject> => {
    const refs: string[] = [];
    let { email, accountPhone: claimed } = query;
    if (query.leadId !== undefined) {
      const lead = await deps.leads.get(scope, query.leadId);
      if (lead === null) throw notFound();
      const { values } = await openLead(deps.vault, lead);
      email ??= values.email;
      claimed ??= values.phone;
      refs.push(lead.id);
    }
    if (query.conversationId !== undefined) {
      if ((await deps.conversations.find(scope, query.conversationId)) === null) throw notFound();
      refs.push(query.conversationId);
    }
    const keys: string[] = [];
    if (email !== undefined) keys.push(await deps.vault.subjectKey(scope, 'email', email));
    for (const sub of query.subs ?? []) keys.push(await deps.vault.subjectKey(scope, 'customer', sub));
    const phone = query.phone ?? claimed ?? null;
    const isUnchecked = phone !== null && query.phone === undefined && keys.length > 0;
    if (phone !== null && !isUnchecked)
      keys.push(...(await addressKeys(deps.vault, scope, shop.locale, 'phone', phone)));
    if (keys.length + refs.length === 0) {
      throw new DomainError('invalid_request', 'Give an e-mail address, a phone number or a chat.', {
        fields: { email: 'is required' },
      });
    }
    return {
      subjectKeys: [...new Set(keys)],
      refs,
      email: email ?? null,
      phone,
      ...(isUnchecked ? { isPhoneUnchecked: true } : {}),
    };
  };

/** How much is held about a person in one shop, source by source; nothing is opened. Rules: RT-1, PR-1. */
export const makeFindPerson = (deps: FindPersonDeps) => {
  const subjectOf = makeSubjectOf(deps);
  return async (shop: Shop, scope: ShopScope, query: PersonQuery): Promise<FoundPerson> => {
    const subject = await subjectOf(shop, scope, query);
    const typed = await deps.findTyped(scope, subject);
    const counts = await countOf(deps.subjectSources, scope, withoutTyped(subject, typed));
    return {
      subject,
      counts: typed.length === 0 ? counts : [...counts, { source: 'typed', count: typed.length }],
    };
  };
};

/** @param beside see `SubjectSource.count` */
export const countOf = async (
  sources: readonly SubjectSource[],
  scope: ShopScope,
  subject: Subject,
  beside?: SubjectRequestId,
): Promise<{ source: string; count: number }[]> => {
  const counts = [];
  for (const source of sources) {
    const count = await source.count(scope, subject, beside);
    if (count > 0) counts.push({ source: source.name, count });
  }
  return counts;
};
