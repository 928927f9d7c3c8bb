import type { Locale, RegisterState } from '../../../protocol/vocabulary.ts';

/** Gaps: {n} number, {when}. */
type RegisterWords = {
  title: string;
  subtitle: string;
  genuine: string;
  genuineText: string;
  forged: string;
  forgedText: string;
  shop: string;
  count: string;
  filter: string;
  noFilter: string;
  filters: { purpose: string; noticeId: string; state: string; from: string; to: string };
  states: Record<RegisterState, string>;
  head: string;
  emptyLedger: string;
  fingerprint: string;
  limits: string;
};

const en: RegisterWords = {
  title: 'Register of consents',
  subtitle: 'Exported from Zgoda with a signed statement',
  genuine: 'The register is genuine.',
  genuineText: 'Consents in the list: {n}, as of {when}. Nothing was changed, added or left out.',
  forged: 'The register is not valid.',
  forgedText: 'Something was changed or is missing:',
  shop: 'Shop',
  count: 'Consents in the list',
  filter: 'Which consents',
  noFilter: 'all',
  filters: {
    purpose: 'purpose',
    noticeId: 'notice',
    state: 'state',
    from: 'given from',
    to: 'given before',
  },
  states: {
    stands: 'in force',
    gap: 'not known since a backup was restored',
    unconfirmed: 'not confirmed',
    withdrawn: 'withdrawn',
    superseded: 'replaced by a newer text',
    ended: 'ended with its record',
  },
  head: 'Newest entry of the ledger then',
  emptyLedger: 'none',
  fingerprint: 'List (SHA-256)',
  limits: 'What became of the consents after that time. Each consent has a proof of its own in the console.',
};

const pl: RegisterWords = {
  title: 'Rejestr zgód',
  subtitle: 'Pobrany z czatu Zgoda, z podpisanym oświadczeniem',
  genuine: 'Rejestr jest autentyczny.',
  genuineText:
    'Liczba zgód na liście: {n}. Stan na {when}. Niczego nie zmieniono, nie dodano ani nie pominięto.',
  forged: 'Rejestr nie jest prawidłowy.',
  forgedText: 'Coś zmieniono albo czegoś brakuje:',
  shop: 'Sklep',
  count: 'Zgody na liście',
  filter: 'Które zgody',
  noFilter: 'wszystkie',
  filters: {
    purpose: 'cel',
    noticeId: 'klauzula informacyjna',
    state: 'stan',
    from: 'udzielone od',
    to: 'udzielone przed',
  },
  states: {
    stands: 'obowiązuje',
    gap: 'nieznany od przywrócenia kopii zapasowej',
    unconfirmed: 'niepotwierdzona',
    withdrawn: 'cofnięta',
    superseded: 'zastąpiona nową treścią',
    ended: 'zakończona razem z zapisem',
  },
  head: 'Najnowszy wpis rejestru w tamtej chwili',
  emptyLedger: 'brak',
  fingerprint: 'Lista (SHA-256)',
  limits: 'Co stało się ze zgodami później. Każda zgoda ma w konsoli własny dowód.',
};

const de: RegisterWords = {
  title: 'Verzeichnis der Einwilligungen',
  subtitle: 'Aus Zgoda exportiert, mit signierter Erklärung',
  genuine: 'Das Verzeichnis ist echt.',
  genuineText:
    'Einwilligungen in der Liste: {n}. Stand: {when}. Nichts wurde geändert, hinzugefügt oder weggelassen.',
  forged: 'Das Verzeichnis ist nicht gültig.',
  forgedText: 'Etwas wurde geändert oder fehlt:',
  shop: 'Shop',
  count: 'Einwilligungen in der Liste',
  filter: 'Welche Einwilligungen',
  noFilter: 'alle',
  filters: {
    purpose: 'Zweck',
    noticeId: 'Datenschutzhinweis',
    state: 'Status',
    from: 'erteilt ab',
    to: 'erteilt vor',
  },
  states: {
    stands: 'besteht',
    gap: 'unbekannt seit dem Zurückspielen einer Sicherung',
    unconfirmed: 'nicht bestätigt',
    withdrawn: 'widerrufen',
    superseded: 'durch einen neuen Text ersetzt',
    ended: 'mit dem Datensatz beendet',
  },
  head: 'Damals neuester Eintrag des Registers',
  emptyLedger: 'keiner',
  fingerprint: 'Liste (SHA-256)',
  limits: 'Was danach aus den Einwilligungen wurde. Jede hat in der Konsole einen eigenen Nachweis.',
};

export const REGISTER_WORDS: Readonly<Record<Locale, RegisterWords>> = { pl, en, de };
