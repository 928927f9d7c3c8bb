import type { ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { type Confirmation, linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationHandler } from '../model/confirmation/confirmation-handlers.ts';
import type { OpenConfirmation } from '../model/confirmation/open-confirmation.ts';
import type { DnsTexts, ServiceSender } from '../model/mail/dns-texts.ts';
import { type MailPauseStore, refusedSenderKey } from '../model/mail/mail-pause.ts';
import { beginMailboxPause } from '../model/mail/mailbox-pause.ts';
import { type Mailer, requireMailServer } from '../model/mail/mailer.ts';
import type { Shop, ShopSender } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { type TellOwnersDeps, tellOwnersOfReplies } from '../model/staff/tell-owners.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { checkSender, type SenderCheck } from './check-sender.ts';
import { senderCatalog } from './texts/sender-catalog.ts';

const LINK_LIFE_MS = 7 * 24 * 3_600_000;

type Deps = TellOwnersDeps & {
  shops: Pick<ShopStore, 'get' | 'update'>;
  mailer: Mailer;
  mailPauses: MailPauseStore;
  openConfirmation: OpenConfirmation;
  digest: Digest;
  clock: Clock;
  dnsTexts: DnsTexts;
  serviceSender: ServiceSender;
  recordAct: RecordAct;
};
export type SenderStanding = {
  readonly sender: ShopSender | null;
  readonly check: SenderCheck | null;
  /** Refused by the mail server within a week. */
  readonly isRefused: boolean;
};
type ReadDeps = Pick<Deps, 'dnsTexts' | 'serviceSender' | 'mailPauses' | 'digest' | 'clock'>;

const read = async (
  { dnsTexts, serviceSender, mailPauses, digest, clock }: ReadDeps,
  scope: ShopScope,
  sender: ShopSender | null,
): Promise<SenderStanding> => ({
  sender,
  check:
    sender === null || serviceSender === null
      ? null
      : await checkSender(dnsTexts, serviceSender, sender.address),
  isRefused:
    sender !== null &&
    (await mailPauses.endOf(scope, refusedSenderKey(digest, sender.address), clock.now())) !== null,
});

/**
 * A shop's sender with DNS state; not for waiting agencies.
 * @throws DomainError not_found, forbidden
 */
export const makeReadSender =
  (deps: ReadDeps) =>
  async (access: Access, shopId: ShopId): Promise<SenderStanding> => {
    const { shop, scope } = shopWith(access, shopId, 'connect');
    return read(deps, scope, shop.sender);
  };

const refOf = (digest: Pick<Digest, 'keyed'>, address: string): string => digest.keyed('sender', address);

/**
 * Sets or removes (null) the sender; unconfirmed, the operator's is used.
 * @throws DomainError not_found, forbidden, no_mail_server, rate_limited
 */
export const makeSetSender =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, address: string | null): Promise<SenderStanding> => {
    const { shop, scope } = shopWith(access, shopId, 'connect');
    const agency = access.shops.get(shopId)?.agencyName ?? null;
    const note = async (changed: Shop | null): Promise<void> => {
      await deps.recordAct({
        actor: access.staff.id,
        shopId,
        action: 'sender.set',
        target: shopId,
        outcome: 'ok',
      });
      if (agency !== null && changed !== null) await tellOwnersOfReplies(deps, changed, agency, 'changed');
    };
    if (address === null) {
      await note(await deps.shops.update(scope, { sender: null }));
      return read(deps, scope, null);
    }
    requireMailServer(deps.mailer);
    if (shop.sender?.address === address && shop.sender.confirmedAt !== null)
      return read(deps, scope, shop.sender);
    await beginMailboxPause(deps, scope, 'sender', address);
    const sender = { address, confirmedAt: null };
    const updated = await deps.shops.update(scope, { sender });
    if (updated === null)
      throw new DomainError('not_found', 'Nothing was found under this id. Check the address.');
    const { locale } = access.staff;
    const { link, confirmationHash } = await deps.openConfirmation(scope, {
      kind: 'sender',
      ref: refOf(deps.digest, address),
      locale,
      lifeMs: LINK_LIFE_MS,
    });
    await deps.queueMail(scope, {
      kind: 'sender_confirmation',
      locale,
      to: address,
      words: senderCatalog[locale].mail,
      gaps: { shop: shop.name, address, link },
      confirmationHash,
    });
    await note(updated);
    return read(deps, scope, sender);
  };

/** Confirms a sender by its mailed link. */
export const makeSenderConfirmation = (
  deps: Pick<Deps, 'shops' | 'digest' | 'clock' | 'recordAct'>,
): ConfirmationHandler => {
  const asked = async ({ shopId, ref }: Confirmation): Promise<{ shop: Shop; sender: ShopSender }> => {
    const shop = shopId === null ? null : await deps.shops.get(scopeOfShop(shopId));
    if (!shop?.sender || refOf(deps.digest, shop.sender.address) !== ref) throw linkInvalid();
    return { shop, sender: shop.sender };
  };
  return {
    async describe(confirmation) {
      const { shop, sender } = await asked(confirmation);
      const { title, text, button } = senderCatalog[confirmation.locale].question;
      const paragraphs = [fillGaps(text, { shop: shop.name, address: sender.address })];
      return { title, paragraphs, button, shopName: shop.name };
    },
    async confirm(confirmation) {
      const { shop, sender } = await asked(confirmation);
      await deps.shops.update(scopeOfShop(shop.id), {
        sender: { ...sender, confirmedAt: deps.clock.now() },
      });
      await deps.recordAct({
        actor: 'system',
        shopId: shop.id,
        action: 'sender.confirm',
        target: shop.id,
        outcome: 'ok',
      });
      const { title, text } = senderCatalog[confirmation.locale].done;
      return { title, paragraphs: [fillGaps(text, { address: sender.address })] };
    },
  };
};
