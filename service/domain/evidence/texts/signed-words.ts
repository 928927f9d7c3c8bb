import type { Locale } from '../../../protocol/vocabulary.ts';

/** Gaps: {seq}, {key}. */
export type ActsCheck = 'acts' | 'acts_end' | 'acts_kept';
export type ActsFinding =
  | 'acts'
  | 'acts_altered'
  | 'acts_gap'
  | 'acts_unsigned'
  | 'acts_end'
  | 'acts_end_wrong'
  | 'acts_kept'
  | 'acts_kept_gone'
  | 'acts_kept_not';

export const ACTS_CHECK_NAMES: Readonly<Record<Locale, Record<ActsCheck, string>>> = {
  en: { acts: 'Entries of the log', acts_end: 'Signed end of the log', acts_kept: 'Earlier copy' },
  pl: { acts: 'Wpisy rejestru', acts_end: 'Podpisany koniec rejestru', acts_kept: 'Wcześniejsza kopia' },
  de: {
    acts: 'Einträge des Protokolls',
    acts_end: 'Signiertes Ende des Protokolls',
    acts_kept: 'Frühere Kopie',
  },
};
export const ACTS_FINDINGS: Readonly<Record<Locale, Record<ActsFinding, string>>> = {
  en: {
    acts: 'Each entry is unchanged, and leads to the signed end without a gap.',
    acts_altered: 'Entry {seq} was altered, or the one after it does not follow it.',
    acts_gap:
      'Between entry {seq} and the signed end entries are missing, so nothing signs what is older. Export the log of the shop without another filter.',
    acts_unsigned: 'The log of several shops has no signed end. Export the log of one shop.',
    acts_end: 'The service signed number {seq} as the newest entry, with its key {key}.',
    acts_end_wrong:
      'The end of the log was altered, or it was not signed with a key of the service that was in use then.',
    acts_kept: 'The newest entry of the earlier copy, number {seq}, is the same here.',
    acts_kept_gone:
      'The earlier copy ends at number {seq}, before the first entry here: nothing could be compared.',
    acts_kept_not:
      'The newest entry of the earlier copy, number {seq}, is another one or missing here, or the copy is not genuine.',
  },
  pl: {
    acts: 'Każdy wpis jest niezmieniony i bez luki prowadzi do podpisanego końca.',
    acts_altered: 'Wpis {seq} zmieniono albo następny po nim nie następuje.',
    acts_gap:
      'Między wpisem {seq} a podpisanym końcem brakuje wpisów, więc starszych nic nie podpisuje. Pobierz rejestr sklepu bez innych filtrów.',
    acts_unsigned: 'Rejestr kilku sklepów nie ma podpisanego końca. Pobierz rejestr jednego sklepu.',
    acts_end: 'Usługa podpisała numer {seq} jako najnowszy wpis, swoim kluczem {key}.',
    acts_end_wrong:
      'Koniec rejestru zmieniono albo nie podpisano go kluczem usługi, który był wtedy w użyciu.',
    acts_kept: 'Najnowszy wpis wcześniejszej kopii, numer {seq}, jest tu taki sam.',
    acts_kept_gone:
      'Wcześniejsza kopia kończy się na numerze {seq}, przed pierwszym wpisem tutaj: niczego nie można porównać.',
    acts_kept_not:
      'Najnowszy wpis wcześniejszej kopii, numer {seq}, jest tu inny albo go brakuje, albo kopia nie jest autentyczna.',
  },
  de: {
    acts: 'Jeder Eintrag ist unverändert und führt ohne Lücke zum signierten Ende.',
    acts_altered: 'Eintrag {seq} wurde geändert, oder der nächste folgt nicht auf ihn.',
    acts_gap:
      'Zwischen Eintrag {seq} und dem signierten Ende fehlen Einträge; Älteres ist daher nicht signiert. Exportieren Sie das Protokoll des Shops ohne weitere Filter.',
    acts_unsigned:
      'Das Protokoll mehrerer Shops hat kein signiertes Ende. Exportieren Sie das Protokoll eines Shops.',
    acts_end: 'Der Dienst hat Nummer {seq} als neuesten Eintrag signiert, mit seinem Schlüssel {key}.',
    acts_end_wrong:
      'Das Ende des Protokolls wurde geändert oder nicht mit einem Schlüssel des Dienstes signiert, der damals galt.',
    acts_kept: 'Der neueste Eintrag der früheren Kopie, Nummer {seq}, ist hier derselbe.',
    acts_kept_gone:
      'Die frühere Kopie endet bei Nummer {seq}, vor dem ersten Eintrag hier: Nichts konnte verglichen werden.',
    acts_kept_not:
      'Der neueste Eintrag der früheren Kopie, Nummer {seq}, ist hier ein anderer oder fehlt, oder die Kopie ist nicht echt.',
  },
};

/** Gaps: {n} number, {when}, {from}, {to}. */
type SignedWords = {
  subtitle: string;
  certificate: {
    title: string;
    genuine: string;
    genuineText: string;
    forged: string;
    id: string;
    shop: string;
    controller: string;
    processor: string;
    removed: string;
    kept: string;
    keys: string;
    keysGone: string;
    backups: string;
    backupsText: string;
    limits: string;
  };
  activity: {
    title: string;
    genuine: string;
    genuineText: string;
    forged: string;
    shop: string;
    entries: string;
    limits: string;
  };
  forgedText: string;
};

const en: SignedWords = {
  subtitle: 'Downloaded from Zgoda and signed by the service',
  certificate: {
    title: 'Certificate of deletion',
    genuine: 'The certificate is genuine.',
    genuineText: 'The service signed that it deleted the data of the shop on {when}.',
    forged: 'The certificate is not valid.',
    id: 'Number',
    shop: 'Shop',
    controller: 'Controller',
    processor: 'Processor',
    removed: 'Deleted records',
    kept: 'Records that the processor keeps',
    keys: 'Keys',
    keysGone: 'no key of the shop was left in the database of the service',
    backups: 'Backups',
    backupsText: 'overwritten within {n} days, as the operator states',
    limits:
      'That the operator has no other copy. That backups are overwritten in time: nothing but the operator’s word says so.',
  },
  activity: {
    title: 'Activity log',
    genuine: 'The activity log is genuine.',
    genuineText: 'Entries that lead to the end that the service signed: {n}. Oldest: {from}; newest: {to}.',
    forged: 'The activity log is not valid.',
    shop: 'Log',
    entries: 'Entries',
    limits:
      'Names beside the ids, which are not signed. What was done after the newest entry. Whether entries before the oldest one were removed: each shop sets how long they are kept.',
  },
  forgedText: 'It is not as the service signed it:',
};

const pl: SignedWords = {
  subtitle: 'Pobrano z czatu Zgoda, z podpisem usługi',
  certificate: {
    title: 'Zaświadczenie o usunięciu danych',
    genuine: 'Zaświadczenie jest autentyczne.',
    genuineText: 'Usługa podpisała, że usunęła dane sklepu: {when}.',
    forged: 'Zaświadczenie nie jest prawidłowe.',
    id: 'Numer',
    shop: 'Sklep',
    controller: 'Administrator danych',
    processor: 'Podmiot przetwarzający',
    removed: 'Usunięte wpisy',
    kept: 'Wpisy, które zostają u podmiotu przetwarzającego',
    keys: 'Klucze',
    keysGone: 'w bazie usługi nie został żaden klucz sklepu',
    backups: 'Kopie zapasowe',
    backupsText: 'nadpisywane w ciągu {n} dni, jak oświadcza operator',
    limits:
      'Że operator nie ma innej kopii. Że kopie zapasowe zostaną nadpisane w terminie: świadczy o tym tylko słowo operatora.',
  },
  activity: {
    title: 'Dziennik czynności',
    genuine: 'Dziennik czynności jest autentyczny.',
    genuineText:
      'Wpisy, które prowadzą do końca podpisanego przez usługę: {n}. Najstarszy: {from}; najnowszy: {to}.',
    forged: 'Dziennik czynności nie jest prawidłowy.',
    shop: 'Dziennik',
    entries: 'Wpisy',
    limits:
      'Imion i nazw obok identyfikatorów, bo nie są podpisane. Co zrobiono po najnowszym wpisie. Czy usunięto wpisy sprzed najstarszego: każdy sklep ustala, jak długo są przechowywane.',
  },
  forgedText: 'Nie jest taki, jak podpisała go usługa:',
};

const de: SignedWords = {
  subtitle: 'Aus Zgoda heruntergeladen, vom Dienst signiert',
  certificate: {
    title: 'Löschbescheinigung',
    genuine: 'Die Bescheinigung ist echt.',
    genuineText: 'Der Dienst hat signiert, dass er die Daten des Shops gelöscht hat: {when}.',
    forged: 'Die Bescheinigung ist nicht gültig.',
    id: 'Nummer',
    shop: 'Shop',
    controller: 'Verantwortlicher',
    processor: 'Auftragsverarbeiter',
    removed: 'Gelöschte Datensätze',
    kept: 'Datensätze, die beim Auftragsverarbeiter bleiben',
    keys: 'Schlüssel',
    keysGone: 'in der Datenbank des Dienstes war kein Schlüssel des Shops mehr',
    backups: 'Sicherungen',
    backupsText: 'binnen {n} Tagen überschrieben, wie der Betreiber erklärt',
    limits:
      'Dass der Betreiber keine andere Kopie hat. Dass Sicherungen rechtzeitig überschrieben werden: Dafür steht nur das Wort des Betreibers.',
  },
  activity: {
    title: 'Protokoll',
    genuine: 'Das Protokoll ist echt.',
    genuineText:
      'Einträge, die zum vom Dienst signierten Ende führen: {n}. Ältester: {from}; neuester: {to}.',
    forged: 'Das Protokoll ist nicht gültig.',
    shop: 'Protokoll',
    entries: 'Einträge',
    limits:
      'Namen neben den Kennungen, denn sie sind nicht signiert. Was nach dem neuesten Eintrag getan wurde. Ob Einträge vor dem ältesten entfernt wurden: Jeder Shop legt fest, wie lange sie bleiben.',
  },
  forgedText: 'Es ist nicht so, wie der Dienst es signiert hat:',
};

export const SIGNED_WORDS: Readonly<Record<Locale, SignedWords>> = { pl, en, de };
