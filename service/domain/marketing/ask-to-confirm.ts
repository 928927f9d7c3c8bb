import type { Locale, NoticeId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { OpenConfirmation } from '../model/confirmation/open-confirmation.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { MARKETING_WORDS } from '../model/marketing/marketing-texts.ts';
import { PENDING_MS, type Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import type { Shop } from '../model/shop/shop.ts';

export type AskToConfirmDeps = {
  subscriptions: Pick<SubscriptionStore, 'change'>;
  clock: Clock;
  openConfirmation: OpenConfirmation;
  queueMail: QueueMail;
  mailPauses: MailPauseStore;
};

/**
 * A repeated form sends the mail again at most once in this time: the first may be lost, but a mailbox must not be
 * flooded.
 */
const ASK_PAUSE_MS = 15 * 60_000;
/** One for each notice: what was ticked under other words is asked about in a mail of its own. */
const pauseOf = ({ id }: Subscription, noticeId: NoticeId): string => `optin.${id}.${noticeId}`;

/** The mail of the double opt-in; its link confirms the newest consent that was given before it. Rules: MK-2, SE-6. */
export const makeAskToConfirm = (deps: AskToConfirmDeps) => {
  const wasAsked = async (scope: ShopScope, row: Subscription, noticeId: NoticeId): Promise<boolean> =>
    (await deps.mailPauses.endOf(scope, pauseOf(row, noticeId), deps.clock.now())) !== null;
  return {
    /** Whether the mail about these words went out within the last 15 minutes. */
    wasAsked,
    /** @param noticeId under which the box was ticked */
    ask: async (
      shop: Shop,
      scope: ShopScope,
      row: Subscription,
      { address, noticeId, locale }: { address: string; noticeId: NoticeId; locale: Locale },
    ): Promise<void> => {
      const now = deps.clock.now();
      if (await wasAsked(scope, row, noticeId)) return;
      // The mail says how long its link works, so the entry must wait as long. Null: confirmed or removed meanwhile.
      const expiresAt = new Date(now.getTime() + PENDING_MS);
      const { consentEventId } = row;
      const waits = await deps.subscriptions.change(
        scope,
        row.id,
        row.state,
        { expiresAt },
        { consentEventId },
      );
      if (waits === null) return;
      const { link, confirmationHash } = await deps.openConfirmation(scope, {
        kind: 'optin',
        ref: row.id,
        locale,
        lifeMs: PENDING_MS,
        subjectKey: row.subjectKey,
      });
      const gaps = {
        shop: shop.name,
        controller: shop.controller.name,
        address: shop.controller.address,
        link,
      };
      await deps.queueMail(scope, {
        kind: 'optin_confirmation',
        locale,
        to: address,
        words: MARKETING_WORDS[locale].mail,
        gaps,
        ref: row.id,
        confirmationHash,
        subjectKey: row.subjectKey,
        // The same form, sent twice at once.
        onceFor: `${row.id} ${noticeId} ${Math.floor(now.getTime() / ASK_PAUSE_MS)}`,
      });
      // Last: begun before the mail, it would silence the repeat of a form that a crash cut short.
      const pause = pauseOf(row, noticeId);
      await deps.mailPauses.begin(scope, pause, now, new Date(now.getTime() + ASK_PAUSE_MS));
    },
  };
};
