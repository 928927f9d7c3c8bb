import { dateLocale } from '../../protocol/date-locale.ts';
import type { Locale } from '../../protocol/vocabulary.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import type { Shop } from '../model/shop/shop.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { awareAt, type Breach, type BreachNotice } from './breach.ts';
import { breachCatalog } from './texts/breach-catalog.ts';

export type BreachTexts = { controller: string; authority: string; persons: string };

const momentIn = (at: Date, locale: Locale): string =>
  `${new Intl.DateTimeFormat(dateLocale(locale), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(at)} UTC`;

/** Art. 33(3) and 34(2), without gaps. */
export const composeBreachTexts = (
  breach: Breach,
  notice: BreachNotice,
  shop: Shop,
  operator: Operator | null,
  locale: Locale,
): BreachTexts => {
  const words = breachCatalog[locale];
  const { controller } = shop;
  const gaps = {
    shop: shop.name,
    controller: controller.name === '' ? shop.name : controller.name,
    address: controller.address,
    email: controller.email,
    dpo: controller.dpo === '' ? words.dpoUnknown : controller.dpo,
    processor: operator === null ? '–' : `${operator.name}, ${operator.address}`,
    contact: operator === null ? controller.email : [operator.email, operator.dpo].filter(Boolean).join(', '),
    found: momentIn(breach.foundAt, locale),
    known: momentIn(awareAt(breach, notice) ?? breach.foundAt, locale),
    period: fillGaps(words.period, {
      from: momentIn(breach.from, locale),
      to: momentIn(breach.to, locale),
    }),
    natures: breach.natures.map((nature) => words.natures[nature]).join('; '),
    people: breach.kinds.map((kind) => words.people[kind]).join('; '),
    kinds: breach.kinds.map((kind) => words.kinds[kind]).join('; '),
    what: breach.what,
    consequences: breach.consequences,
    measures: breach.measures,
  };
  const drawn = (text: string): string => fillGaps(text, gaps);
  return {
    controller: drawn(words.controller),
    authority: drawn(words.authority),
    persons: drawn(words.persons),
  };
};
