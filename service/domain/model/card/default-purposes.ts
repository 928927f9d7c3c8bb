import type { CardPurpose } from './card.ts';

export const DEFAULT_PURPOSES: readonly CardPurpose[] = [
  {
    code: 'order_help',
    text: {
      pl: 'sprawdzenie Twojego zamówienia i odpowiedź w jego sprawie',
      en: 'looking up your order and answering you about it',
      de: 'die Prüfung Ihrer Bestellung und die Antwort dazu',
    },
    basis: 'contract',
    fields: ['order_number', 'email', 'phone'],
    retentionDays: 90,
    needed: true,
    consequence: {
      pl: 'Bez nich nie znajdziemy zamówienia.',
      en: 'Without them we cannot find the order.',
      de: 'Ohne sie finden wir die Bestellung nicht.',
    },
  },
  {
    code: 'complaint',
    text: {
      pl: 'rozpatrzenie Twojej reklamacji lub zwrotu',
      en: 'handling your complaint or return',
      de: 'die Bearbeitung Ihrer Reklamation oder Rücksendung',
    },
    basis: 'obligation',
    fields: ['name', 'order_number', 'email', 'phone', 'address'],
    retentionDays: 90,
    needed: true,
    consequence: {
      pl: 'Bez nich nie przyjmiemy zgłoszenia na czacie, możesz złożyć je inną drogą.',
      en: 'Without them we cannot take it here in the chat; you can send it to us another way.',
      de: 'Ohne sie können wir den Fall nicht im Chat aufnehmen; Sie können ihn uns auf anderem Weg melden.',
    },
  },
  {
    code: 'delivery',
    text: {
      pl: 'dostarczenie Twojego zamówienia',
      en: 'delivering your order',
      de: 'die Lieferung Ihrer Bestellung',
    },
    basis: 'contract',
    fields: ['name', 'address', 'phone', 'order_number'],
    retentionDays: 30,
    needed: true,
    consequence: {
      pl: 'Bez nich nie wyślemy paczki pod właściwy adres.',
      en: 'Without them we cannot send the parcel to the right address.',
      de: 'Ohne sie können wir das Paket nicht an die richtige Adresse senden.',
    },
  },
  {
    code: 'call_back',
    text: {
      pl: 'oddzwonienie do Ciebie tylko w tej sprawie',
      en: 'calling you back about this question only',
      de: 'einen Rückruf nur in dieser Sache',
    },
    basis: 'contract',
    fields: ['phone', 'name'],
    retentionDays: 14,
    needed: true,
    consequence: {
      pl: 'Bez numeru odpowiemy tutaj, na czacie.',
      en: 'Without a number we will answer here in the chat.',
      de: 'Ohne Nummer antworten wir hier im Chat.',
    },
  },
  {
    code: 'advice',
    text: {
      pl: 'przesłanie Ci porady, o którą prosisz',
      en: 'sending you the advice that you ask for',
      de: 'die Zusendung der Beratung, um die Sie bitten',
    },
    basis: 'consent',
    fields: ['email', 'name'],
    retentionDays: 30,
    needed: false,
    consequence: {
      pl: 'Jeśli odmówisz, nic się nie zmieni: odpowiemy na Twoje pytania tutaj.',
      en: 'If you decline, nothing changes: we will answer your questions here.',
      de: 'Wenn Sie ablehnen, ändert sich nichts: Wir beantworten Ihre Fragen hier.',
    },
  },
];
