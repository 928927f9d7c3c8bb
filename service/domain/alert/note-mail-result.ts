import type { ConversationId, MailId } from '../../protocol/vocabulary.ts';
import type { Alert, AlertStore } from '../model/alert/alert.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { onceMailId } from '../model/mail/queue-mail.ts';

/** Key for `onceFor`. */
export const factOfMail = ({
  conversationId,
  waitingSince,
  kind,
  staffId,
}: Pick<Alert, 'conversationId' | 'waitingSince' | 'kind' | 'staffId'>): string =>
  `${conversationId} ${waitingSince.toISOString()} ${kind} ${staffId}`;

/** Notes the mail's result. */
export const makeNoteMailResult =
  (deps: { alerts: Pick<AlertStore, 'listByConversations' | 'setResult'>; digest: Pick<Digest, 'keyed'> }) =>
  (result: 'delivered' | 'failed') =>
  async (scope: ShopScope, conversationId: string, mailId: MailId): Promise<void> => {
    const alerts = await deps.alerts.listByConversations(scope, [conversationId as ConversationId]);
    const mailed = alerts.find(
      (alert) => onceMailId(deps.digest, scope, 'chat_waiting', factOfMail(alert)) === mailId,
    );
    if (mailed !== undefined) await deps.alerts.setResult(scope, mailed.id, result);
  };
