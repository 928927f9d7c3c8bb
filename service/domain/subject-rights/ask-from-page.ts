import type { Locale, SubjectRequestId, SubjectRequestKind } from '../../protocol/vocabulary.ts';
import { type AgreementGate, requireBoundOnce } from '../model/agreement/agreement-gate.ts';
import type { AgreementStore } from '../model/agreement/agreement-store.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationHandler } from '../model/confirmation/confirmation-handlers.ts';
import type { OpenConfirmation } from '../model/confirmation/open-confirmation.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import { beginMailboxPause } from '../model/mail/mailbox-pause.ts';
import { type Mailer, requireMailServer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import type { makeAnswerRequest } from './answer-request.ts';
import type { makeSubjectOf } from './find-person.ts';
import type { NewRequest, RequestDesk } from './request-desk.ts';
import { requireIdle } from './request-desk.ts';
import type { RightsSettingsStore } from './rights-settings.ts';
import { dayText, rightsWords } from './rights-texts.ts';
import type { RunErasure } from './run-erasure.ts';
import type { FindTyped } from './sources/typed-alone.ts';
import { isClosed, registerEnd, type SubjectRequest, UNCONFIRMED_MS } from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

type AskDeps = {
  desk: RequestDesk;
  subjectRequests: SubjectRequestStore;
  shops: ShopStore;
  rightsSettings: RightsSettingsStore;
  openConfirmation: OpenConfirmation;
  queueMail: QueueMail;
  mailer: Pick<Mailer, 'isSet'>;
  subjectOf: ReturnType<typeof makeSubjectOf>;
  answerRequest: ReturnType<typeof makeAnswerRequest>;
  findTyped: FindTyped;
  runErasure: RunErasure;
  clock: Clock;
  mailPauses: MailPauseStore;
  digest: Digest;
  agreements: Pick<AgreementStore, 'get'>;
  agreementGate: AgreementGate;
};

const ONE_MAIL_MS = 15 * 60_000;
/** Kinds of requests that anybody who types an address may have mailed to it within that time. */
const MOST_KINDS = 2;

const sendRoundTrip = async (
  deps: AskDeps,
  shop: Shop,
  scope: ShopScope,
  request: SubjectRequest,
  email: string,
  once: { onceFor?: string } = {},
): Promise<void> => {
  const key = request.subjectKeys[0];
  const subject = key === undefined ? {} : { subjectKey: key };
  const { link, confirmationHash } = await deps.openConfirmation(scope, {
    kind: 'subject_request',
    ref: request.id,
    locale: request.locale,
    lifeMs: UNCONFIRMED_MS,
    ...subject,
  });
  const { mails, kinds } = rightsWords(request.locale);
  await deps.queueMail(scope, {
    kind: 'request_confirmation',
    locale: request.locale,
    to: email,
    words: mails.confirmation,
    gaps: {
      shop: shop.name,
      kind: kinds[request.kind],
      link,
      controller: shop.controller.name,
      email: shop.controller.email,
    },
    ref: request.id,
    confirmationHash,
    ...subject,
    ...once,
  });
};

/** Concurrent calls derive the same id. */
const findOrRegister = async (
  deps: AskDeps,
  scope: ShopScope,
  ask: Pick<NewRequest, 'kind' | 'locale' | 'subject'>,
): Promise<SubjectRequest> => {
  const now = deps.clock.now().getTime();
  const { kind, subject } = ask;
  const found = await Promise.all(
    subject.subjectKeys.map((key) => deps.subjectRequests.findBySubject(scope, key)),
  );
  const asked = found.flat().filter((one) => one.channel === 'page');
  const known = asked.filter((one) => one.kind === kind);
  const isRecent = (one: SubjectRequest) => now - one.receivedAt.getTime() < ONE_MAIL_MS;
  const same = known.find((one) => !isClosed(one) && isRecent(one));
  if (same !== undefined) return same;
  const unproven = asked.filter((one) => one.identity === null && isRecent(one));
  if (new Set(unproven.map(({ id }) => id)).size >= MOST_KINDS)
    throw new DomainError(
      'rate_limited',
      'Two requests were sent to this address within fifteen minutes. Confirm them by their links, or wait fifteen minutes.',
      { retryAfterMs: ONE_MAIL_MS },
    );
  // An answered request has the previous id.
  const slot = Math.floor(now / ONE_MAIL_MS);
  const ref = `page ${kind} ${subject.subjectKeys[0]} ${slot} ${known.length}`;
  return deps.desk.register(scope, { ...ask, channel: 'page', identity: null, actor: 'visitor', ref });
};

/**
 * Registers a public request and mails a link; same answer with or without data. Idempotent. Rules: RT-6, D7.
 * @throws DomainError dpa_required, no_mail_server, rate_limited
 */
export const makeAskFromPage =
  (deps: AskDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    ask: { kind: SubjectRequestKind; email: string; locale: Locale },
  ): Promise<void> => {
    await requireBoundOnce(deps, scope);
    requireMailServer(deps.mailer);
    const subject = await deps.subjectOf(shop, scope, { email: ask.email });
    const { kind, email, locale } = ask;
    const request = await findOrRegister(deps, scope, { kind, locale, subject });
    if (request.identity === null)
      await sendRoundTrip(deps, shop, scope, request, email, { onceFor: request.id });
  };

/**
 * Mails an address confirmation. Rule: RT-6.
 * @throws DomainError conflict when closed, erasing or identified; no_mail_server; rate_limited when asked
 * recently
 */
export const makeSendIdentityMail =
  (deps: AskDeps) =>
  async (shop: Shop, scope: ShopScope, request: SubjectRequest, actor: string): Promise<SubjectRequest> => {
    requireIdle(request);
    // Otherwise the request would leave the desk.
    if (request.identity !== null) throw new DomainError('conflict', 'It is known who asks.');
    const { email } = await deps.desk.subjectOf(scope, request);
    if (email === null) return request;
    requireMailServer(deps.mailer);
    await beginMailboxPause(deps, scope, 'identity', email);
    const changes = { state: 'identity_pending' as const };
    const changed = await deps.desk.change(scope, request, changes, { act: 'identity_mail', actor });
    await sendRoundTrip(deps, shop, scope, changed, email);
    return changed;
  };

/** Rule: RT-6. */
export const makeSubjectRequestHandler = (deps: AskDeps): ConfirmationHandler => {
  const find = async (shopId: Shop['id'] | null, ref: string) => {
    if (shopId === null) throw linkInvalid();
    const scope = scopeOfShop(shopId);
    const [shop, request] = await Promise.all([
      deps.shops.get(scope),
      deps.subjectRequests.get(scope, ref as SubjectRequestId),
    ]);
    if (shop === null || request === null || isClosed(request)) throw linkInvalid();
    return { scope, shop, request };
  };
  return {
    async describe({ shopId, ref, locale }) {
      const { shop, request } = await find(shopId, ref);
      const { page } = rightsWords(locale);
      return { ...page.question[request.kind], shopName: shop.name };
    },
    async confirm({ shopId, ref, locale }) {
      const { scope, shop, request } = await find(shopId, ref);
      const { page, retained: reasons } = rightsWords(locale);
      const known =
        request.identity !== null
          ? request
          : await deps.desk.change(
              scope,
              request,
              { identity: 'email', state: 'in_progress', expiresAt: registerEnd(request.receivedAt) },
              { act: 'identified', actor: 'visitor', detail: 'email' },
            );
      const due = dayText(known.dueAt, locale);
      const findTyped = async () => deps.findTyped(scope, await deps.desk.subjectOf(scope, known));
      const isAccess = known.kind === 'access' || known.kind === 'portability';
      if (isAccess && known.channel === 'page') {
        const isTyped = (await findTyped()).length > 0;
        const { url } = await deps.answerRequest(shop, scope, known, 'visitor');
        const { title, paragraphs } = page.answerReady;
        const rest = isTyped ? [fillGaps(page.typedFirst.access, { due })] : [];
        return { title, paragraphs: [...paragraphs, ...rest], next: { label: page.openAnswer, href: url } };
      }
      const { selfErasure } = await deps.rightsSettings.get(scope);
      const isAtOnce = known.kind === 'erasure' && known.channel === 'page' && selfErasure === 'at_once';
      const typed = isAtOnce ? await findTyped() : [];
      if (isAtOnce && typed.length === 0) {
        const { ended } = await deps.runErasure.start(scope, known, 'visitor');
        const { removed, retained } = await ended;
        return {
          title: page.erased.title,
          paragraphs: [
            fillGaps(page.erased.removed, { count: removed ?? 0 }),
            ...retained.map(({ reason }) => reasons[reason]),
          ],
        };
      }
      const paragraphs = [fillGaps(page.registered.text, { shop: shop.name, due })];
      if (isAtOnce) {
        const step = { act: 'left_to_shop', actor: 'system', count: typed.length } as const;
        if (!known.steps.some(({ act }) => act === step.act)) await deps.desk.change(scope, known, {}, step);
        paragraphs.unshift(page.typedFirst.erasure);
      }
      return { title: page.registered.title, paragraphs };
    },
  };
};
