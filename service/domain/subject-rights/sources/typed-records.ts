import type { ConversationId, LeadId } from '../../../protocol/vocabulary.ts';
import { openLead } from '../../lead/read-leads.ts';
import { DomainError } from '../../model/base/domain-error.ts';
import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { eventsOf } from '../../model/conversation/events-of.ts';
import type { Subject } from '../../model/erasure/subject-source.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';
import { redacted } from '../../model/text/mentions.ts';
import { type RequestDesk, requireIdle } from '../request-desk.ts';
import { isClosed, type SubjectRequest } from '../subject-request.ts';
import type { FindTyped } from './typed-alone.ts';

type Deps = {
  desk: Pick<RequestDesk, 'change' | 'subjectOf'>;
  leads: Pick<LeadStore, 'get'>;
  conversations: ConversationStore;
  vault: FieldVault;
  findTyped: FindTyped;
};

const SHOWN_CHARACTERS = 400;

/** For staff to decide. */
export type TypedRow = {
  readonly id: string;
  readonly at: Date;
  /** Excerpt with the address. */
  readonly text: string;
  /** Confirmed by staff. */
  readonly isIncluded: boolean;
};

/** Candidates, ignoring ticks. */
const candidatesOf = async (deps: Deps, scope: ShopScope, subject: Subject) =>
  deps.findTyped(scope, { ...subject, refs: [] });

const textOf = async (deps: Deps, scope: ShopScope, subject: Subject, id: string): Promise<string> => {
  if (id.startsWith('led_')) {
    const lead = await deps.leads.get(scope, id as LeadId);
    return lead === null ? '' : ((await openLead(deps.vault, lead)).values.message ?? '');
  }
  const keyOf = (kind: 'email' | 'phone', value: string) => deps.vault.subjectKey(scope, kind, value);
  for await (const { author, body } of eventsOf(deps.conversations, scope, id as ConversationId)) {
    if (author !== 'visitor' || body.kind !== 'message') continue;
    const text = body.text ?? '';
    if ((await redacted(text, subject, keyOf)) !== null) return text;
  }
  return '';
};

/** Records with a typed address only, excluded until confirmed. Rules: RT-1, RT-2. */
export const makeListTyped =
  (deps: Deps) =>
  async (scope: ShopScope, request: SubjectRequest): Promise<readonly TypedRow[]> => {
    if (isClosed(request) || request.work !== null) return [];
    const subject = await deps.desk.subjectOf(scope, request);
    const rows = [];
    for (const { id, at } of await candidatesOf(deps, scope, subject)) {
      const text = (await textOf(deps, scope, subject, id)).slice(0, SHOWN_CHARACTERS);
      rows.push({ id, at, text, isIncluded: request.refs.includes(id) });
    }
    return rows;
  };
export type ListTyped = ReturnType<typeof makeListTyped>;

/**
 * Confirms the person's records.
 * @throws DomainError conflict when closed, invalid_request for another record
 */
export const makeIncludeTyped =
  (deps: Deps) =>
  async (
    scope: ShopScope,
    request: SubjectRequest,
    ids: readonly string[],
    actor: string,
  ): Promise<SubjectRequest> => {
    requireIdle(request);
    const typed = (await candidatesOf(deps, scope, await deps.desk.subjectOf(scope, request))).map(
      ({ id }) => id,
    );
    if (!ids.every((id) => typed.includes(id))) {
      throw new DomainError('invalid_request', 'Only chats and forms of the list can be ticked.', {
        fields: { ids: 'is not in the list' },
      });
    }
    const refs = [...request.refs.filter((id) => !typed.includes(id)), ...new Set(ids)];
    return deps.desk.change(scope, request, { refs }, { act: 'included', actor, count: ids.length });
  };
