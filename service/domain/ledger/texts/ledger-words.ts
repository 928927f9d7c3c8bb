import type { Locale } from '../../../protocol/vocabulary.ts';
import type { Compared } from '../compare-heads.ts';
import type { LedgerCheck } from '../verify-ledger.ts';

/** Words of a whole ledger that was compared. Gaps: {n} number, {when}, {seq}, {name}, {from}, {to}, {shop}, {statements}, {entries}. */
export type LedgerWords = {
  stands: string;
  standsText: string;
  alone: string;
  aloneText: string;
  wrong: string;
  wrongText: string;
  notWhole: string;
  notWholeText: string;
  lost: string;
  lostText: string;
  departed: string;
  noForm: string;
  keptUnreadable: string;
  otherNotGenuine: string;
  checkNames: Record<LedgerCheck, string>;
  checks: Record<LedgerCheck, { good: string; bad: string }>;
  wholeUnknown: string;
  heads: string;
  head: Record<Compared, string>;
  place: Record<Exclude<Compared, 'agrees'>, string>;
  forked: string;
  gap: string;
  noGap: string;
  limits: string;
  limitsText: string;
};

const en: LedgerWords = {
  stands: 'The ledger agrees with everything that was seen or kept outside.',
  standsText: '{shop}: entries {n}, as of {when}.',
  alone: 'The ledger holds by itself, but nothing from outside was compared.',
  aloneText:
    '{shop}: entries {n}, as of {when}. Give what a witness or the shop kept (--kept) or the keys of witnesses (--witness, --tsa): whoever holds all keys of the service can write a ledger that holds by itself.',
  wrong: 'The ledger is not valid.',
  wrongText: 'It does not hold by itself, or does not agree with what was seen or kept outside:',
  notWhole: 'The ledger is not shown to be whole.',
  notWholeText:
    'It holds by itself and disagrees with nothing that was given ({shop}: entries {n}, as of {when}), but the given ledgers are not all that the statements are about:',
  lost: 'The ledger holds by itself, but lacks what others have: statements {statements}, entries {entries}; only the operator says why.',
  lostText:
    '{shop}: entries {n}, as of {when}. It says that a backup was restored, which nothing from outside shows; keep what others have, and ask the operator about:',
  departed: 'Shops that were deleted, known by the hashes of their ledgers alone',
  noForm: 'The file is not written as the service writes it.',
  keptUnreadable:
    'holds nothing about this ledger, or is not genuine: it must be the list of a witness, a mail about the records, a proof, or an earlier ledger file of the same shop.',
  otherNotGenuine:
    'is no genuine ledger file: get it anew from its shop, and judge it by itself to see what is wrong.',
  checkNames: {
    seal: 'Signature over the whole file',
    lists: 'Entries and statements',
    chain: 'Chain of entries',
    signatures: 'Signatures of the entries',
    epochs: 'Restored backups',
    statements: 'Statements',
    times: 'Times of the entries',
    whole: 'All ledgers together',
  },
  checks: {
    seal: {
      good: 'The service signed the file.',
      bad: 'The file was not signed with a key of the service that was in use then.',
    },
    lists: { good: 'The lists are the signed ones.', bad: 'A list was changed after the file was signed.' },
    chain: {
      good: 'Each entry follows the one before it, up to the newest.',
      bad: 'Entry {seq} does not follow the one before it.',
    },
    signatures: { good: 'The service signed each entry.', bad: 'The signature of entry {seq} does not fit.' },
    epochs: {
      good: 'The ledger itself says when backups were restored.',
      bad: 'What the file says about restored backups does not fit the chain.',
    },
    statements: {
      good: 'Each statement is signed and follows the one before it.',
      bad: 'A statement is not signed, does not follow the one before it, or leaves entries out.',
    },
    times: {
      good: 'Each entry was in the ledger at the time that it names.',
      bad: 'Entry {seq} was not in the ledger at the time that it names.',
    },
    whole: {
      good: 'The given ledgers are all that the statements are about.',
      bad: 'The statement of {when} holds entries that none of the given ledgers has: a ledger is missing here, an entry was left out, or a shop was deleted of which the file holds no hashes.',
    },
  },
  wholeUnknown:
    'It cannot be shown: there is no statement up to the time of the oldest given ledger, or one that others have is not in the file.',
  heads: 'Compared with what is outside',
  head: {
    agrees: 'agrees',
    missing: 'MISSING: the ledger does not have this statement',
    differs: 'DIFFERS from entry {seq} on',
    lost: 'lost: the ledger says that a backup was restored after it',
  },
  place: {
    missing: 'MISSING: entry {seq}, kept by {name}',
    differs: 'DIFFERS: entry {seq} is not the one that {name} holds',
    lost: 'lost by a restored backup, as the ledger says: entry {seq} of {name}',
  },
  forked: '{name} notes that this did not follow what it had seen before; compare with its list (--kept).',
  gap: 'No outside witness between {from} and {to}.',
  noGap: 'There is no time of more than two days without an outside witness.',
  limits: 'What this does not show',
  limitsText:
    'That an entry was true when it was recorded. What happened between two statements, or after the last one. That no entry was left out of a statement before anybody outside saw it.',
};

const pl: LedgerWords = {
  stands: 'Rejestr zgadza się ze wszystkim, co widziano lub zachowano na zewnątrz.',
  standsText: '{shop}: liczba wpisów {n}, stan na {when}.',
  alone: 'Rejestr jest sam w sobie spójny, ale niczego z zewnątrz nie porównano.',
  aloneText:
    '{shop}: liczba wpisów {n}, stan na {when}. Podaj to, co zachował świadek lub sklep (--kept), albo klucze świadków (--witness, --tsa): kto ma wszystkie klucze usługi, może napisać rejestr spójny sam w sobie.',
  wrong: 'Rejestr nie jest prawidłowy.',
  wrongText: 'Nie jest spójny sam w sobie albo nie zgadza się z tym, co widziano lub zachowano na zewnątrz:',
  notWhole: 'Nie wykazano, że rejestr jest pełny.',
  notWholeText:
    'Jest sam w sobie spójny i nie przeczy niczemu, co podano ({shop}: liczba wpisów {n}, stan na {when}), ale podane rejestry to nie wszystko, o czym mówią oświadczenia:',
  lost: 'Rejestr jest sam w sobie spójny, ale brakuje w nim tego, co mają inni: oświadczenia {statements}, wpisy {entries}; dlaczego, mówi tylko operator.',
  lostText:
    '{shop}: liczba wpisów {n}, stan na {when}. Podaje, że przywrócono kopię, czego nic z zewnątrz nie pokazuje; zachowaj to, co mają inni, i zapytaj operatora o:',
  departed: 'Usunięte sklepy, znane tylko ze skrótów ich rejestrów',
  noForm: 'Plik nie jest zapisany tak, jak zapisuje go usługa.',
  keptUnreadable:
    'nie mówi nic o tym rejestrze albo nie jest autentyczny: musi to być lista świadka, wiadomość o zapisach, dowód albo wcześniejszy plik rejestru tego samego sklepu.',
  otherNotGenuine:
    'nie jest autentycznym plikiem rejestru: pobierz go jeszcze raz od jego sklepu i sprawdź go osobno, żeby zobaczyć, co się nie zgadza.',
  checkNames: {
    seal: 'Podpis pod całym plikiem',
    lists: 'Wpisy i oświadczenia',
    chain: 'Łańcuch wpisów',
    signatures: 'Podpisy wpisów',
    epochs: 'Przywrócone kopie',
    statements: 'Oświadczenia',
    times: 'Czasy wpisów',
    whole: 'Wszystkie rejestry razem',
  },
  checks: {
    seal: {
      good: 'Plik podpisała usługa.',
      bad: 'Pliku nie podpisano kluczem usługi, który był wtedy w użyciu.',
    },
    lists: { good: 'Listy są tymi, które podpisano.', bad: 'Listę zmieniono po podpisaniu pliku.' },
    chain: {
      good: 'Każdy wpis następuje po poprzednim, aż do najnowszego.',
      bad: 'Wpis {seq} nie następuje po poprzednim.',
    },
    signatures: { good: 'Każdy wpis podpisała usługa.', bad: 'Podpis wpisu {seq} nie pasuje.' },
    epochs: {
      good: 'Rejestr sam mówi, kiedy przywrócono kopie.',
      bad: 'To, co plik mówi o przywróconych kopiach, nie pasuje do łańcucha.',
    },
    statements: {
      good: 'Każde oświadczenie jest podpisane i następuje po poprzednim.',
      bad: 'Oświadczenie nie jest podpisane, nie następuje po poprzednim albo pomija wpisy.',
    },
    times: {
      good: 'Każdy wpis był w rejestrze w czasie, który podaje.',
      bad: 'Wpisu {seq} nie było w rejestrze w czasie, który podaje.',
    },
    whole: {
      good: 'Podane rejestry to wszystko, o czym mówią oświadczenia.',
      bad: 'Oświadczenie z {when} obejmuje wpisy, których nie ma w żadnym z podanych rejestrów: brakuje tu rejestru, pominięto wpis albo usunięto sklep, którego skrótów plik nie zawiera.',
    },
  },
  wholeUnknown:
    'Nie da się tego wykazać: nie ma oświadczenia sprzed chwili najstarszego z podanych rejestrów albo w pliku nie ma oświadczenia, które mają inni.',
  heads: 'Porównanie z tym, co jest na zewnątrz',
  head: {
    agrees: 'zgadza się',
    missing: 'BRAK: rejestr nie ma tego oświadczenia',
    differs: 'RÓŻNI SIĘ od wpisu {seq}',
    lost: 'utracone: rejestr mówi, że później przywrócono kopię',
  },
  place: {
    missing: 'BRAK: wpis {seq}, który zachowano w {name}',
    differs: 'RÓŻNI SIĘ: wpis {seq} nie jest tym, który zachowano w {name}',
    lost: 'utracony przez przywrócenie kopii, jak mówi rejestr: wpis {seq} z {name}',
  },
  forked: '{name} zaznacza, że nie wynika to z tego, co widział wcześniej; porównaj z jego listą (--kept).',
  gap: 'Brak świadka z zewnątrz od {from} do {to}.',
  noGap: 'Nigdy nie minęły ponad dwa dni bez świadka z zewnątrz.',
  limits: 'Czego to nie pokazuje',
  limitsText:
    'Że wpis był prawdziwy, gdy go zapisano. Co działo się między dwoma oświadczeniami albo po ostatnim. Że żadnego wpisu nie pominięto w oświadczeniu, zanim ktokolwiek z zewnątrz je zobaczył.',
};

const de: LedgerWords = {
  stands: 'Das Register stimmt mit allem überein, was außen gesehen oder aufbewahrt wurde.',
  standsText: '{shop}: Einträge {n}, Stand {when}.',
  alone: 'Das Register ist in sich stimmig, aber mit nichts von außen verglichen.',
  aloneText:
    '{shop}: Einträge {n}, Stand {when}. Geben Sie an, was ein Zeuge oder der Shop aufbewahrt hat (--kept), oder die Schlüssel von Zeugen (--witness, --tsa): Wer alle Schlüssel des Dienstes hat, kann ein in sich stimmiges Register schreiben.',
  wrong: 'Das Register ist nicht gültig.',
  wrongText:
    'Es ist in sich nicht stimmig oder stimmt nicht mit dem überein, was außen gesehen oder aufbewahrt wurde:',
  notWhole: 'Dass das Register vollständig ist, ist nicht gezeigt.',
  notWholeText:
    'Es ist in sich stimmig und widerspricht nichts, was angegeben wurde ({shop}: Einträge {n}, Stand {when}), aber die angegebenen Register sind nicht alles, worum es in den Erklärungen geht:',
  lost: 'Das Register ist in sich stimmig, aber ihm fehlt, was andere haben: Erklärungen {statements}, Einträge {entries}; warum, sagt nur der Betreiber.',
  lostText:
    '{shop}: Einträge {n}, Stand {when}. Es gibt an, dass eine Sicherung zurückgespielt wurde, was nichts von außen zeigt; bewahren Sie auf, was andere haben, und fragen Sie den Betreiber nach:',
  departed: 'Gelöschte Shops, nur durch die Hashes ihrer Register bekannt',
  noForm: 'Die Datei ist nicht so geschrieben, wie der Dienst sie schreibt.',
  keptUnreadable:
    'sagt nichts über dieses Register oder ist nicht echt: Es muss die Liste eines Zeugen, eine Nachricht über die Einträge, ein Nachweis oder eine frühere Registerdatei desselben Shops sein.',
  otherNotGenuine:
    'ist keine echte Registerdatei: Holen Sie sie neu von ihrem Shop, und prüfen Sie sie einzeln, um den Fehler zu sehen.',
  checkNames: {
    seal: 'Signatur über die ganze Datei',
    lists: 'Einträge und Erklärungen',
    chain: 'Kette der Einträge',
    signatures: 'Signaturen der Einträge',
    epochs: 'Zurückgespielte Sicherungen',
    statements: 'Erklärungen',
    times: 'Zeiten der Einträge',
    whole: 'Alle Register zusammen',
  },
  checks: {
    seal: {
      good: 'Der Dienst hat die Datei signiert.',
      bad: 'Die Datei wurde nicht mit einem Schlüssel des Dienstes signiert, der damals galt.',
    },
    lists: {
      good: 'Die Listen sind die signierten.',
      bad: 'Eine Liste wurde nach dem Signieren der Datei geändert.',
    },
    chain: {
      good: 'Jeder Eintrag folgt auf den vorigen, bis zum neuesten.',
      bad: 'Eintrag {seq} folgt nicht auf den vorigen.',
    },
    signatures: {
      good: 'Der Dienst hat jeden Eintrag signiert.',
      bad: 'Die Signatur von Eintrag {seq} passt nicht.',
    },
    epochs: {
      good: 'Das Register sagt selbst, wann Sicherungen zurückgespielt wurden.',
      bad: 'Was die Datei über zurückgespielte Sicherungen sagt, passt nicht zur Kette.',
    },
    statements: {
      good: 'Jede Erklärung ist signiert und folgt auf die vorige.',
      bad: 'Eine Erklärung ist nicht signiert, folgt nicht auf die vorige oder lässt Einträge aus.',
    },
    times: {
      good: 'Jeder Eintrag stand zu der Zeit im Register, die er nennt.',
      bad: 'Eintrag {seq} stand zu der Zeit, die er nennt, nicht im Register.',
    },
    whole: {
      good: 'Die angegebenen Register sind alles, worum es in den Erklärungen geht.',
      bad: 'Die Erklärung vom {when} umfasst Einträge, die in keinem der angegebenen Register stehen: Hier fehlt ein Register, ein Eintrag wurde ausgelassen, oder ein Shop wurde gelöscht, von dem die Datei keine Hashes enthält.',
    },
  },
  wholeUnknown:
    'Das lässt sich nicht zeigen: Es gibt keine Erklärung bis zur Zeit des ältesten der angegebenen Register, oder eine, die andere haben, steht nicht in der Datei.',
  heads: 'Verglichen mit dem, was außen ist',
  head: {
    agrees: 'stimmt überein',
    missing: 'FEHLT: Das Register hat diese Erklärung nicht',
    differs: 'ANDERS ab Eintrag {seq}',
    lost: 'verloren: Das Register sagt, dass danach eine Sicherung zurückgespielt wurde',
  },
  place: {
    missing: 'FEHLT: Eintrag {seq}, aufbewahrt in {name}',
    differs: 'ANDERS: Eintrag {seq} ist nicht der in {name}',
    lost: 'durch eine zurückgespielte Sicherung verloren, wie das Register sagt: Eintrag {seq} aus {name}',
  },
  forked:
    '{name} vermerkt, dass dies nicht auf das zuvor Gesehene folgt; vergleichen Sie mit dessen Liste (--kept).',
  gap: 'Kein Zeuge von außen zwischen {from} und {to}.',
  noGap: 'Nie vergingen mehr als zwei Tage ohne Zeugen von außen.',
  limits: 'Was dies nicht zeigt',
  limitsText:
    'Dass ein Eintrag wahr war, als er entstand. Was zwischen zwei Erklärungen oder nach der letzten geschah. Dass kein Eintrag in einer Erklärung ausgelassen wurde, bevor jemand von außen sie sah.',
};

export const LEDGER_WORDS: Readonly<Record<Locale, LedgerWords>> = { pl, en, de };
