import type { Locale } from '../../service/protocol/vocabulary.ts';

const pl = {
  title: 'Sprawdź dowód zgody',
  intro:
    'Wklej treść pliku pobranego z czatu Zgoda albo wybierz ten plik: dowód zgody, wykaz zgód z konsoli, zaświadczenie o usunięciu albo dziennik czynności. Sprawdzenie odbywa się w Twojej przeglądarce; niczego nie zapisujemy.',
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
  check: 'Sprawdź',
  checking: 'Sprawdzamy…',
  another: 'Sprawdź inny dowód',
  print: 'Drukuj',
  notJson: 'To nie jest plik JSON. Wklej cały plik, od pierwszej do ostatniej klamry.',
  notKeys: 'To nie jest plik kluczy, jaki publikuje usługa: pobierz go stamtąd jeszcze raz.',
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
    'Paste or choose a file downloaded from Zgoda: a proof of consent, a register of consents, a certificate of deletion or an activity log. The check runs in your browser; nothing is stored.',
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
  check: 'Check',
  checking: 'Checking…',
  another: 'Check another proof',
  print: 'Print',
  notJson: 'This is not a JSON file. Paste the whole file, from the first brace to the last.',
  notKeys: 'This is not a file of keys as a service publishes it: download it again from there.',
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
    'Fügen Sie eine aus Zgoda heruntergeladene Datei ein oder wählen Sie sie aus: den Nachweis einer Einwilligung, eine Liste der Einwilligungen aus der Konsole, eine Bescheinigung über die Löschung oder ein Protokoll. Geprüft wird in Ihrem Browser; gespeichert wird nichts.',
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
  check: 'Prüfen',
  checking: 'Wird geprüft…',
  another: 'Einen anderen Nachweis prüfen',
  print: 'Drucken',
  notJson: 'Das ist keine JSON-Datei. Fügen Sie die ganze Datei ein, von der ersten bis zur letzten Klammer.',
  notKeys:
    'Das ist keine Schlüsseldatei, wie ein Dienst sie veröffentlicht: Laden Sie sie dort noch einmal herunter.',
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
