import type { VersionResponse } from '../../../service/protocol/api/operator/version-api.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

type Advisory = VersionResponse['advisories'][number];
/** Words of the operator's view of the version that runs. */
type VersionWords = {
  title: string;
  runs: string;
  off: string;
  newer: string;
  newest: string;
  safe: string;
  asOf: string;
  severities: Record<Advisory['severity'], string>;
  published: string;
  faults: Record<NonNullable<VersionResponse['fault']>, string>;
};

const en: VersionWords = {
  title: 'Version',
  runs: 'Version {version} runs here.',
  off: 'The service asks nobody for updates. To be told here of new versions and security advisories, set ZGODA_UPDATES_URL and ZGODA_UPDATES_KEY. A signed file is then fetched at most once a day; nothing about your server is sent.',
  newer: 'Version {newer} has been out since {when}. Its release notes say what is new and how to update.',
  newest: 'It is the newest.',
  safe: 'No known security advisory concerns it.',
  asOf: 'As published on {day}, fetched {when}.',
  severities: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  published: 'Security advisory {id} ({severity}), {when}',
  faults: {
    away: 'The file with updates could not be fetched. The next try is in an hour.',
    unsigned:
      'The file with updates is not signed by the key in ZGODA_UPDATES_KEY, so nothing of it is shown. Check address and key.',
    unreadable:
      'The file with updates has a form that this version does not know. Look at the releases of the project yourself.',
  },
};

const pl: VersionWords = {
  title: 'Wersja',
  runs: 'Działa tu wersja {version}.',
  off: 'Serwer nikogo nie pyta o aktualizacje. Aby widzieć tu nowe wersje i ostrzeżenia o lukach, ustaw ZGODA_UPDATES_URL i ZGODA_UPDATES_KEY. Wtedy najwyżej raz dziennie pobierany jest podpisany plik; o Twoim serwerze nic nie jest wysyłane.',
  newer: 'Od {when} jest wersja {newer}. Jej opis mówi, co nowego i jak zaktualizować.',
  newest: 'To najnowsza wersja.',
  safe: 'Nie dotyczy jej żadne znane ostrzeżenie o lukach.',
  asOf: 'Stan z {day}, pobrano {when}.',
  severities: { low: 'niskie', medium: 'średnie', high: 'wysokie', critical: 'krytyczne' },
  published: 'Ostrzeżenie {id} (zagrożenie {severity}), {when}',
  faults: {
    away: 'Nie udało się pobrać pliku z aktualizacjami. Następna próba za godzinę.',
    unsigned:
      'Plik z aktualizacjami nie jest podpisany kluczem z ZGODA_UPDATES_KEY, więc nic z niego nie pokazujemy. Sprawdź adres i klucz.',
    unreadable: 'Plik z aktualizacjami ma postać, której ta wersja nie zna. Zajrzyj do wydań projektu.',
  },
};

const de: VersionWords = {
  title: 'Version',
  runs: 'Hier läuft Version {version}.',
  off: 'Der Server fragt niemanden nach Aktualisierungen. Um hier neue Versionen und Sicherheitshinweise zu sehen, setzen Sie ZGODA_UPDATES_URL und ZGODA_UPDATES_KEY. Dann wird höchstens einmal am Tag eine signierte Datei geholt; über Ihren Server wird nichts gesendet.',
  newer: 'Seit {when} gibt es Version {newer}. Ihre Beschreibung sagt, was neu ist und wie man aktualisiert.',
  newest: 'Es ist die neueste.',
  safe: 'Kein bekannter Sicherheitshinweis betrifft sie.',
  asOf: 'Stand vom {day}, geholt {when}.',
  severities: { low: 'niedrig', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
  published: 'Sicherheitshinweis {id} ({severity}), {when}',
  faults: {
    away: 'Die Datei mit Aktualisierungen war nicht zu holen. Der nächste Versuch ist in einer Stunde.',
    unsigned:
      'Die Datei mit Aktualisierungen ist nicht mit dem Schlüssel aus ZGODA_UPDATES_KEY signiert, daher wird nichts aus ihr gezeigt. Prüfen Sie Adresse und Schlüssel.',
    unreadable:
      'Die Datei mit Aktualisierungen hat eine Form, die diese Version nicht kennt. Sehen Sie selbst bei den Veröffentlichungen des Projekts nach.',
  },
};

const LISTS: Record<ConsoleLocale, VersionWords> = { en, pl: typeset(pl), de };

export const versionWordsFor = (locale: ConsoleLocale): VersionWords => LISTS[locale];
