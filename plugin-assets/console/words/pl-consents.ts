import type { consentsEn } from './en-consents.ts';

/** Polish words of the register of consents. */
export const consentsPl: typeof consentsEn = {
  lead: 'Wszystkie udzielone tu zgody, według celu i wersji tekstu. Plik jest podpisany; każdy może go sprawdzić na stronie weryfikacji. Nie zawiera nazwisk ani adresów.',
  purpose: 'Cel',
  anyPurpose: 'Wszystkie cele',
  purposes: {
    reply: 'Formularz kontaktowy',
    marketing_email: 'Oferty e-mailem',
    marketing_phone: 'Oferty SMS-em i telefonicznie',
  },
  card: 'Prośba o dane: {purpose}',
  version: 'Wersja tekstu',
  anyVersion: 'Wszystkie wersje',
  since: 'od {date}',
  gone: 'już nieprzechowywana',
  state: 'Stan',
  anyState: 'Wszystkie stany',
  endingState: 'Do usunięcia w ciągu 30 dni',
  states: {
    stands: 'Obowiązujące',
    unconfirmed: 'Niepotwierdzone',
    withdrawn: 'Cofnięte',
    superseded: 'Zastąpione',
    ended: 'Zakończone razem z zapisem',
  },
  unsent: 'w tym bez wysłanego jeszcze e-maila: {n}',
  ending: 'do usunięcia w ciągu 30 dni: {n}',
  total: 'Wszystkie',
  from: 'Udzielone od',
  to: 'Udzielone do',
  csv: 'Tabela (CSV)',
  ledger: 'Cały łańcuch zapisów',
  ledgerHint:
    'Łańcuch nie zawiera zgód, tylko ich odciski. Kto zachował coś z zewnątrz (świadek, wiadomość o zapisach, wcześniejszy dowód), sprawdzi nim, czy żadnego dnia nie napisano od nowa.',
  json: 'JSON',
  verify: 'Sprawdź plik',
  emptyTitle: 'Nie ma jeszcze żadnej zgody',
  empty: 'Gdy ktoś zaznaczy pole zgody, jego zgoda pojawi się tutaj.',
  emptyFilter: 'Nic nie pasuje do wyboru.',
  noneTitle: 'Nie ma sklepu do pokazania',
  none: 'Rejestr widzą właściciele, kierownicy i audytorzy sklepu.',
};
