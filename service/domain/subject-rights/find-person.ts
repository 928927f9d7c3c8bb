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

/** At least one. */
export type PersonQuery = {
  readonly email?: string | undefined;
  /** Typed by staff. */
  readonly phone?: string | undefined;
  /** From the shop account; used only alone. */
  readonly accountPhone?: string | undefined;
  /** Customer numbers, `<platform>:<id>`. */
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
 * A person's keys. Addresses typed in chats do not count; phones only alone, as they may be shared. Rules:
 * RT-1, RT-2, RT-6.
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

/** Counts a person's data by source without decrypting. Rules: RT-1, PR-1. */
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
