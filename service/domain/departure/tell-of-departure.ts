import type { Locale } from '../../protocol/vocabulary.ts';
import type { AgreementStore } from '../model/agreement/agreement-store.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { MailWords } from '../model/mail/mail-words.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Departure } from './departure.ts';
import { DEPARTURE_WORDS, dayText } from './departure-texts.ts';
import type { DepartureWords } from './texts/departure-words.ts';

type Deps = { agreements: Pick<AgreementStore, 'get'>; queueMail: QueueMail; origin(): string };

const wordsOf = async (
  deps: Pick<Deps, 'agreements'>,
  scope: ShopScope,
  reason: Departure['reason'],
  words: DepartureWords,
): Promise<MailWords> => {
  if (reason !== 'agreement') return { owner: words.held, operator: words.heldByOperator }[reason];
  // A shop that moved here may have had no more than time to sign.
  const hadAgreement = (await deps.agreements.get(scope))?.state !== 'none';
  return hadAgreement ? words.heldByAgreement : words.heldByGrace;
};

/** One mail, however often, says until when everything can be exported. */
export const mailHeld = async (
  deps: Deps,
  shop: Shop,
  { id, reason, deleteAt }: Departure,
  owner: { email: string; locale: Locale },
): Promise<void> => {
  // The owner reads the own language, the controller that of the shop.
  const { email: to, locale } =
    reason === 'owner' ? owner : { email: shop.controller.email, locale: shop.locale };
  const scope = scopeOfShop(shop.id);
  await deps.queueMail(scope, {
    kind: 'offboarding_certificate',
    locale,
    to,
    words: await wordsOf(deps, scope, reason, DEPARTURE_WORDS[locale]),
    gaps: {
      shop: shop.name,
      day: dayText(deleteAt, locale),
      link: `${deps.origin()}/console/#/shops/${shop.id}/${reason === 'agreement' ? 'agreement' : 'departure'}`,
    },
    onceFor: `${id} held`,
  });
};
