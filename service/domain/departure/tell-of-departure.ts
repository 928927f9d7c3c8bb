import type { Locale } from '../../protocol/vocabulary.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Departure } from './departure.ts';
import { dayText } from './departure-texts.ts';
import { departureCatalog } from './texts/departure-catalog.ts';

type Deps = { queueMail: QueueMail; origin(): string };

const HELD_WORDS = { owner: 'held', operator: 'heldByOperator', agreement: 'heldByAgreement' } as const;

/** Mails the export deadline, once. */
export const mailHeld = async (
  deps: Deps,
  shop: Shop,
  { id, reason, deleteAt }: Departure,
  owner: { email: string; locale: Locale },
): Promise<void> => {
  const { email: to, locale } =
    reason === 'owner' ? owner : { email: shop.controller.email, locale: shop.locale };
  const scope = scopeOfShop(shop.id);
  await deps.queueMail(scope, {
    kind: 'offboarding_certificate',
    locale,
    to,
    words: departureCatalog[locale][HELD_WORDS[reason]],
    gaps: {
      shop: shop.name,
      day: dayText(deleteAt, locale),
      link: `${deps.origin()}/console/#/shops/${shop.id}/${reason === 'agreement' ? 'agreement' : 'departure'}`,
    },
    onceFor: `${id} held`,
  });
};
