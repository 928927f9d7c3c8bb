import type { customerEn } from './en-customer.ts';
import { forms } from './word-forms.ts';

/** Polish words for what the shop server says about its customer. */
export const customerPl: typeof customerEn = {
  customer: {
    title: 'W sklepie',
    chip: 'Dane ze sklepu',
    verified: 'Klient potwierdzony przez sklep',
    guest: 'Gość, niezalogowany',
    account: 'Konto w sklepie',
    cart: 'Koszyk',
    items: forms({ one: '{n} sztuka', few: '{n} sztuki', many: '{n} sztuk', other: '{n} sztuki' }),
    orders: 'Zamówienia',
    order: 'Zamówienie {number}',
    only: 'Tylko po to, żeby odpowiedzieć klientowi; dane zostaną usunięte razem z rozmową.',
    failed: 'Nie udało się wczytać danych ze sklepu. Otwórz rozmowę jeszcze raz.',
  },
};
