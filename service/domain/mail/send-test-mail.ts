import type { ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import { fillMail } from '../model/mail/mail-words.ts';
import { MailError, type Mailer, type MailFault, requireMailServer } from '../model/mail/mailer.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { mailHtml } from './mail-html.ts';
import { mailSignature } from './texts/mail-frame.ts';
import { mailFrameCatalog } from './texts/mail-frame-catalog.ts';
import { testMailCatalog } from './texts/test-mail-catalog.ts';

type Deps = {
  mailer: Mailer;
  mailPauses: Pick<MailPauseStore, 'begin' | 'endOf'>;
  ids: Ids;
  clock: Clock;
  recordAct: RecordAct;
};

/** The server's response, or the fault. */
export type TestMail = { to: string; response: string | null; fault: MailFault | null };

const PAUSE_MS = 5 * 60_000;

/**
 * Sends to the signed-in person.
 * @throws DomainError not_found, forbidden, no_mail_server, rate_limited
 */
export const makeSendTestMail =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId): Promise<TestMail> => {
    const { shop } = shopWith(access, shopId, 'settings');
    requireMailServer(deps.mailer);
    const { id: staffId, email: to, locale } = access.staff;
    const pauseKey = `test.${staffId}`;
    const now = deps.clock.now();
    const pausedUntil = await deps.mailPauses.endOf(SERVICE_SCOPE, pauseKey, now);
    if (pausedUntil !== null) {
      throw new DomainError(
        'rate_limited',
        'A test e-mail was sent just now. Look into your mailbox first.',
        {
          retryAfterMs: pausedUntil.getTime() - now.getTime(),
        },
      );
    }
    const frame = mailFrameCatalog[locale];
    const words = fillMail(testMailCatalog[locale], { shop: shop.name });
    const text = `${words.text}\n\n${mailSignature(null, locale)}`;
    const result: TestMail = { to, response: null, fault: null };
    try {
      result.response = await deps.mailer.send({
        id: deps.ids.next('eml'),
        to,
        subject: words.subject,
        text,
        html: mailHtml(text, null, locale, frame.button),
        locale,
        fromName: null,
        replyTo: null,
        isWritten: false,
        fromAddress: null,
        attachments: [],
        isAwaited: true,
      });
      await deps.mailPauses.begin(SERVICE_SCOPE, pauseKey, now, new Date(now.getTime() + PAUSE_MS));
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      result.fault = error.fault;
    }
    await deps.recordAct({
      actor: staffId,
      shopId,
      action: 'mail.test',
      target: shopId,
      outcome: result.fault === null ? 'ok' : 'refused',
      details: result.fault === null ? {} : { fault: result.fault },
    });
    return result;
  };
