import type { SubjectRequestId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { RequestDesk } from './request-desk.ts';
import { rightsWords } from './rights-texts.ts';
import type { Retained, SubjectRequest } from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

/** The mail about an erasure was given up: the request shows it. Rule: RT-5. */
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
 * What staff erased, the person is told by a mail; whoever erases by their own link reads it on the page, and the tool of
 * the shop platform tells it itself. The address then stands in that mail, without a key to the person, until it is sent
 * or given up.
 * Rules: RT-2, RT-5.
 * @returns how the person is told; `by_hand`: by staff
 */
export const tellErased = async (
  deps: TellErasedDeps,
  scope: ShopScope,
  {
    request: { id, locale },
    actor,
    email,
    retained,
  }: { request: SubjectRequest; actor: string; email: string | null; retained: readonly Retained[] },
): Promise<'mail' | 'by_hand' | null> => {
  if (actor === 'visitor' || actor === 'store') return null;
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
