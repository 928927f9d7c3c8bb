import type { Locale } from '../../service/protocol/vocabulary.ts';

const pl = {
  title: 'Sprawdź dowód zgody',
  intro:
    'Wklej treść pliku pobranego z czatu Zgoda albo wybierz ten plik: dowód zgody, wykaz zgód z konsoli (nie plik z całym rejestrem), zaświadczenie o usunięciu albo dziennik czynności. Sprawdzenie odbywa się w Twojej przeglądarce; niczego nie zapisujemy.',
  evidence: 'Plik dowodu (JSON)',
  paste: 'Wklej treść pliku',
  choose: 'Wybierz plik',
  drop: 'Możesz też upuścić plik na tej stronie.',
  disclosure: 'Plik ujawnienia, jeśli dowód ma dotyczyć Twojego adresu',
  keys: 'Klucze',
  keysHere: 'Klucze opublikowane przez tę usługę',
  keysFile: 'Własny, wcześniej zapisany plik kluczy',
  keysHint: 'Kluczy nigdy nie bierzemy z samego dowodu. Najpewniejsza jest kopia zapisana dawno temu.',
  keysChosen: 'Wczytano klucze: {n}',
  witness: 'Świadkowie z zewnątrz',
  witnessNone: 'Nic nie podano. Liczą się tylko świadkowie, których klucze wskazał operator tej usługi.',
  witnessGiven: 'Klucze świadków: {n}. Zachowane oświadczenia: {m}.',
  witnessFile: 'Plik świadka (jego klucze albo lista) lub zachowana wiadomość o zapisach',
  witnessPaste: 'Albo wklej jego treść',
  witnessPasted: 'wklejony klucz',
  witnessHint:
    'Klucze i listę bierz od samego świadka: /.well-known/zgoda-keys.json i /v1/witness/KLUCZ pod jego adresem. Znaczniki czasu sprawdza program poniżej (--tsa).',
  notWitness: 'To nie są klucze, lista świadka ani wiadomość o zapisach: pobierz je jeszcze raz od świadka.',
  keptNotHere:
    'Ta przeglądarka nie obsługuje podpisów Ed25519, więc nie porówna dowodu z tym, co zachowano. Zrobi to program poniżej (--kept).',
  check: 'Sprawdź',
  checking: 'Sprawdzamy…',
  another: 'Sprawdź inny dowód',
  print: 'Drukuj',
  notJson: 'To nie jest plik JSON. Wklej cały plik, od pierwszej do ostatniej klamry.',
  notKeys: 'To nie jest plik kluczy, jaki publikuje usługa: pobierz go stamtąd jeszcze raz.',
  keyTwice: 'Ten sam klucz jest na dwóch listach: otwórz stronę na nowo i podaj tylko jedną z nich.',
  noKeys: 'Nie udało się pobrać kluczy tej usługi. Wybierz własny plik kluczy albo spróbuj jeszcze raz.',
  failed: 'Nie udało się sprawdzić. Spróbuj jeszcze raz.',
  inBrowser: 'Sprawdzono w tej przeglądarce.',
  byService:
    'Ta przeglądarka nie obsługuje podpisów Ed25519: sprawdzenie wykonała usługa, niczego nie zapisując.',
  offline: 'Program do sprawdzania bez internetu (jeden plik, Node 20)',
  offlineHow: 'node verify-evidence.mjs dowod.json --keys zgoda-keys.json --lang pl',
  savedKeys: 'Zapisz klucze tej usługi',
  language: 'Język',
  result: 'Wynik',
};
export type VerifyWords = typeof pl;

const en: VerifyWords = {
  title: 'Check a proof of consent',
  intro:
    'Paste or choose a file downloaded from Zgoda: a proof of consent, a register of consents (not a whole ledger), a certificate of deletion or an activity log. The check runs in your browser; nothing is stored.',
  evidence: 'Proof file (JSON)',
  paste: 'Paste the content of the file',
  choose: 'Choose a file',
  drop: 'You can also drop a file on this page.',
  disclosure: 'Disclosure file, to show that the proof is about your address',
  keys: 'Keys',
  keysHere: 'The keys published by this service',
  keysFile: 'My own key file, saved earlier',
  keysHint: 'Keys are never taken from the proof itself. A copy saved long ago is the most reliable.',
  keysChosen: 'Keys loaded: {n}',
  witness: 'Outside witnesses',
  witnessNone: 'Nothing given. Only witnesses whose keys the operator of this service named are counted.',
  witnessGiven: 'Witness keys: {n}. Statements kept: {m}.',
  witnessFile: 'A file of the witness (its keys or its list), or the e-mail about the records that you kept',
  witnessPaste: 'Or paste its content',
  witnessPasted: 'pasted key',
  witnessHint:
    'Take keys and list from the witness itself: /.well-known/zgoda-keys.json and /v1/witness/KEY at its address. Time stamps are checked by the program below (--tsa).',
  notWitness:
    'This is not a key file, a list of a witness or an e-mail about the records: get it again from the witness.',
  keptNotHere:
    'This browser does not support Ed25519 signatures, so it cannot compare the proof with what was kept. The program below can (--kept).',
  check: 'Check',
  checking: 'Checking…',
  another: 'Check another proof',
  print: 'Print',
  notJson: 'This is not a JSON file. Paste the whole file, from the first brace to the last.',
  notKeys: 'This is not a file of keys as a service publishes it: download it again from there.',
  keyTwice: 'The same key is in two lists: open the page again and give one of them alone.',
  noKeys: 'The keys of this service could not be loaded. Choose your own key file, or try again.',
  failed: 'The check could not be completed. Please try again.',
  inBrowser: 'Checked in this browser.',
  byService:
    'This browser does not support Ed25519 signatures: the service checked the proof and stored nothing.',
  offline: 'Program for checking offline (one file, Node 20)',
  offlineHow: 'node verify-evidence.mjs proof.json --keys zgoda-keys.json',
  savedKeys: 'Save the keys of this service',
  language: 'Language',
  result: 'Result',
};

const de: VerifyWords = {
  title: 'Nachweis einer Einwilligung prüfen',
  intro:
    'Fügen Sie eine aus Zgoda heruntergeladene Datei ein oder wählen Sie sie aus: den Nachweis einer Einwilligung, eine Liste der Einwilligungen aus der Konsole (nicht das ganze Register), eine Bescheinigung über die Löschung oder ein Protokoll. Geprüft wird in Ihrem Browser; gespeichert wird nichts.',
  evidence: 'Nachweisdatei (JSON)',
  paste: 'Inhalt der Datei einfügen',
  choose: 'Datei auswählen',
  drop: 'Sie können eine Datei auch auf diese Seite ziehen.',
  disclosure: 'Offenlegungsdatei, damit der Nachweis Ihrer Adresse zugeordnet wird',
  keys: 'Schlüssel',
  keysHere: 'Die von diesem Dienst veröffentlichten Schlüssel',
  keysFile: 'Eine eigene, früher gespeicherte Schlüsseldatei',
  keysHint:
    'Schlüssel werden nie aus dem Nachweis selbst genommen. Am sichersten ist eine vor langer Zeit gespeicherte Kopie.',
  keysChosen: 'Gelesene Schlüssel: {n}',
  witness: 'Zeugen von außen',
  witnessNone:
    'Nichts angegeben. Nur Zeugen, deren Schlüssel der Betreiber dieses Dienstes genannt hat, zählen.',
  witnessGiven: 'Schlüssel von Zeugen: {n}. Aufbewahrte Erklärungen: {m}.',
  witnessFile:
    'Eine Datei des Zeugen (Schlüssel oder Liste) oder die aufbewahrte Nachricht über die Einträge',
  witnessPaste: 'Oder den Inhalt einfügen',
  witnessPasted: 'eingefügter Schlüssel',
  witnessHint:
    'Nehmen Sie Schlüssel und Liste vom Zeugen selbst: /.well-known/zgoda-keys.json und /v1/witness/SCHLÜSSEL unter seiner Adresse. Zeitstempel prüft das Programm unten (--tsa).',
  notWitness:
    'Das sind weder Schlüssel noch die Liste eines Zeugen noch eine Nachricht über die Einträge: Holen Sie die Datei noch einmal vom Zeugen.',
  keptNotHere:
    'Dieser Browser unterstützt keine Ed25519-Signaturen und kann den Nachweis deshalb nicht mit Aufbewahrtem vergleichen. Das Programm unten kann es (--kept).',
  check: 'Prüfen',
  checking: 'Wird geprüft…',
  another: 'Einen anderen Nachweis prüfen',
  print: 'Drucken',
  notJson: 'Das ist keine JSON-Datei. Fügen Sie die ganze Datei ein, von der ersten bis zur letzten Klammer.',
  notKeys:
    'Das ist keine Schlüsseldatei, wie ein Dienst sie veröffentlicht: Laden Sie sie dort noch einmal herunter.',
  keyTwice:
    'Derselbe Schlüssel steht in zwei Listen: Öffnen Sie die Seite neu und geben Sie nur eine davon an.',
  noKeys:
    'Die Schlüssel dieses Dienstes konnten nicht geladen werden. Wählen Sie eine eigene Schlüsseldatei oder versuchen Sie es noch einmal.',
  failed: 'Die Prüfung konnte nicht abgeschlossen werden. Versuchen Sie es noch einmal.',
  inBrowser: 'In diesem Browser geprüft.',
  byService:
    'Dieser Browser unterstützt keine Ed25519-Signaturen: Der Dienst hat geprüft und nichts gespeichert.',
  offline: 'Programm zum Prüfen ohne Internet (eine Datei, Node 20)',
  offlineHow: 'node verify-evidence.mjs nachweis.json --keys zgoda-keys.json --lang de',
  savedKeys: 'Schlüssel dieses Dienstes speichern',
  language: 'Sprache',
  result: 'Ergebnis',
};

export const verifyWords: Record<Locale, VerifyWords> = { pl, en, de };
