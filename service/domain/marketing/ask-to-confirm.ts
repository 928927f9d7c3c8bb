import type { Locale, NoticeId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { OpenConfirmation } from '../model/confirmation/open-confirmation.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { PENDING_MS, type Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import { marketingCatalog } from '../model/marketing/texts/marketing-catalog.ts';
import type { Shop } from '../model/shop/shop.ts';

export type AskToConfirmDeps = {
  subscriptions: Pick<SubscriptionStore, 'change'>;
  clock: Clock;
  openConfirmation: OpenConfirmation;
  queueMail: QueueMail;
  mailPauses: MailPauseStore;
};

/** Per mailbox, in milliseconds. */
const ASK_PAUSE_MS = 15 * 60_000;
const pauseOf = ({ id }: Subscription, noticeId: NoticeId): string => `optin.${id}.${noticeId}`;

/** Confirms the newest earlier consent. Rules: MK-2, SE-6. */
export const makeAskToConfirm = (deps: AskToConfirmDeps) => {
  const wasAsked = async (scope: ShopScope, row: Subscription, noticeId: NoticeId): Promise<boolean> =>
    (await deps.mailPauses.endOf(scope, pauseOf(row, noticeId), deps.clock.now())) !== null;
  return {
    wasAsked,
    ask: async (
      shop: Shop,
      scope: ShopScope,
      row: Subscription,
      { address, noticeId, locale }: { address: string; noticeId: NoticeId; locale: Locale },
    ): Promise<void> => {
      const now = deps.clock.now();
      if (await wasAsked(scope, row, noticeId)) return;
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
        words: marketingCatalog[locale].mail,
        gaps,
        ref: row.id,
        confirmationHash,
        subjectKey: row.subjectKey,
        // Deduplicates concurrent submissions.
        onceFor: `${row.id} ${noticeId} ${Math.floor(now.getTime() / ASK_PAUSE_MS)}`,
      });
      // Last: after a crash, a repeat must send.
      const pause = pauseOf(row, noticeId);
      await deps.mailPauses.begin(scope, pause, now, new Date(now.getTime() + ASK_PAUSE_MS));
    },
  };
};
