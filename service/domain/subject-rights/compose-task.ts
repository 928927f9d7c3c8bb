import type { ShopServerTaskKind } from '../../protocol/vocabulary.ts';
import { makeReadCustomer } from '../customer/identify-customer.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { ShopServerTask } from './hand-over.ts';
import type { RequestDesk } from './request-desk.ts';
import type { SubjectRequest } from './subject-request.ts';

export type ComposeTaskDeps = {
  desk: Pick<RequestDesk, 'subjectOf'>;
  conversations: Pick<ConversationStore, 'find'>;
  vault: FieldVault;
};

/** The shop server's task with addresses and customer numbers. */
export const makeComposeTask = (deps: ComposeTaskDeps) => {
  const readCustomer = makeReadCustomer(deps);
  return async (
    scope: ShopScope,
    request: SubjectRequest,
    kind: ShopServerTaskKind,
  ): Promise<ShopServerTask> => {
    const { email, phone } = await deps.desk.subjectOf(scope, request);
    const subs = new Set<string>();
    for (const ref of request.refs) {
      if (!ref.startsWith('cnv_')) continue;
      const conversation = await deps.conversations.find(scope, ref as `cnv_${string}`);
      const customer = conversation === null ? null : await readCustomer(scope, conversation);
      if (customer !== null && customer.sub !== null) subs.add(customer.sub);
    }
    return { id: request.id, kind, email, phone, subs: [...subs], requestedAt: request.receivedAt };
  };
};
