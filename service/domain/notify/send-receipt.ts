import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import { shopMailsCatalog } from './texts/shop-mails-catalog.ts';

/** Mails the receipt link once, if enabled. Rules: CO-6, CO-7. */
export const makeSendReceipt =
  (deps: { queueMail: QueueMail; vault: FieldVault; origin(): string }) =>
  async (
    shop: Shop,
    scope: ShopScope,
    lead: Pick<Lead, 'id' | 'reference' | 'locale' | 'sealed'>,
    receiptSecret: string,
  ): Promise<boolean> => {
    if (!shop.receiptMail || lead.sealed.email === undefined) return false;
    const to = await deps.vault.open(scope, lead.sealed.email);
    const link = `${deps.origin()}/receipt/#${receiptSecret}`;
    await deps.queueMail(scope, {
      kind: 'receipt',
      locale: lead.locale,
      to,
      words: shopMailsCatalog[lead.locale].receipt,
      gaps: { shop: shop.name, reference: lead.reference, link },
      ref: lead.id,
      onceFor: lead.id,
      subjectKey: await deps.vault.subjectKey(scope, 'email', to),
    });
    return true;
  };
