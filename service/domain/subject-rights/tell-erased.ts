import type { SubjectRequestId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { RequestDesk } from './request-desk.ts';
import { rightsWords } from './rights-texts.ts';
import type { Retained, SubjectRequest } from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

/** Records a failed erasure mail. Rule: RT-5. */
export const makeRecordTellFailed =
  (deps: { desk: Pick<RequestDesk, 'change'>; subjectRequests: Pick<SubjectRequestStore, 'get'> }) =>
  async (scope: ShopScope, id: string): Promise<void> => {
    const request = await deps.subjectRequests.get(scope, id as SubjectRequestId);
    if (request !== null) await deps.desk.change(scope, request, {}, { act: 'tell_failed', actor: 'system' });
  };

export type TellErasedDeps = {
  shops: Pick<ShopStore, 'get'>;
  queueMail: QueueMail;
  mailer: Pick<Mailer, 'isSet'>;
};

/**
 * Mails the person about an erasure, unless the page or the shop platform tells them. Rules: RT-2, RT-5.
 * @returns `by_hand`: staff notifies
 */
export const tellErased = async (
  deps: TellErasedDeps,
  scope: ShopScope,
  {
    request: { id, locale },
    actor,
    isResumed,
    email,
    retained,
  }: {
    request: SubjectRequest;
    actor: string;
    /** After a crash no page tells it. */
    isResumed: boolean;
    email: string | null;
    retained: readonly Retained[];
  },
): Promise<'mail' | 'by_hand' | null> => {
  if (actor === 'store' || (actor === 'visitor' && !isResumed)) return null;
  const shop = await deps.shops.get(scope);
  if (email === null || !deps.mailer.isSet || shop === null) return 'by_hand';
  const words = rightsWords(locale);
  const kept = [...new Set(retained.map(({ reason }) => words.retained[reason]))].join('\n\n');
  await deps.queueMail(scope, {
    kind: 'request_done',
    locale,
    to: email,
    words: words.mails.erased,
    gaps: { shop: shop.name, controller: shop.controller.name, email: shop.controller.email },
    blocks: { kept },
    onceFor: id,
    ref: id,
  });
  return 'mail';
};
