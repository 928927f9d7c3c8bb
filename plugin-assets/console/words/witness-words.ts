import type { WitnessFault } from '../../../service/protocol/vocabulary.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

/** Words of the operator's view of the time-stamp authority. */
type WitnessWords = {
  title: string;
  lead: string;
  emptyTitle: string;
  empty: string;
  stated: string;
  statedNever: string;
  good: string;
  waits: string;
  down: string;
  handed: string;
  handedNever: string;
  answered: string;
  silent: string;
  failed: string;
  faults: Record<WitnessFault, string>;
};

const en: WitnessWords = {
  title: 'Time-stamp authority',
  lead: 'Each day, and at each start, the service states what is new in all consent records, as one fingerprint. A time-stamp authority signs that it saw it, so nobody, not even you, can rewrite a past day unnoticed. The fingerprint says nothing about shops or people.',
  emptyTitle: 'No time-stamp authority',
  empty:
    'Only this service vouches for the times of its records. Name a time-stamp authority (ZGODA_TIMESTAMP_URL) in the settings of the service, and restart it.',
  stated: 'Last statement: {when}.',
  statedNever: 'No statement was made yet.',
  good: 'answers',
  waits: 'not asked yet',
  down: 'does not answer',
  handed: 'Last statement it confirmed: {when}.',
  handedNever: 'It has not confirmed any statement yet.',
  answered: 'By its own clock, it answered on {when}.',
  silent:
    'A statement of {when} still waits for it. It is asked every ten minutes; nothing is lost meanwhile.',
  failed: 'Last attempt: {when}.',
  faults: {
    unreachable:
      'It could not be reached within five seconds. Check its address and whether it runs; a firewall here can be the reason too.',
    refused: 'It answered with an error. Ask its operator.',
    wrong_key:
      'Its time stamp is not signed under the certificate named here (ZGODA_TIMESTAMP_CA). Compare that with what the authority publishes; if it changed its certificate, name the new one.',
  },
};

const pl: WitnessWords = {
  title: 'Urząd znacznika czasu',
  lead: 'Codziennie i przy każdym starcie usługa oświadcza, co nowego jest we wszystkich zapisach zgód, jako jeden odcisk. Urząd znacznika czasu podpisuje, że to widział, więc nikt, nawet operator, nie napisze niepostrzeżenie od nowa minionego dnia. Odcisk nie mówi nic o sklepach ani o ludziach.',
  emptyTitle: 'Brak urzędu znacznika czasu',
  empty:
    'Za czas zapisów ręczy tylko ta usługa. Wskaż w jej ustawieniach urząd znacznika czasu (ZGODA_TIMESTAMP_URL) i uruchom ją ponownie.',
  stated: 'Ostatnie oświadczenie: {when}.',
  statedNever: 'Nie złożono jeszcze żadnego oświadczenia.',
  good: 'odpowiada',
  waits: 'jeszcze nie pytany',
  down: 'nie odpowiada',
  handed: 'Ostatnie potwierdzone oświadczenie: {when}.',
  handedNever: 'Nie potwierdził jeszcze żadnego oświadczenia.',
  answered: 'Według własnego zegara odpowiedział {when}.',
  silent:
    'Oświadczenie z {when} wciąż na niego czeka. Usługa pyta co dziesięć minut; przez ten czas nic nie ginie.',
  failed: 'Ostatnia próba: {when}.',
  faults: {
    unreachable:
      'Nie udało się z nim połączyć w ciągu pięciu sekund. Sprawdź jego adres i czy działa; przyczyną może być też zapora po tej stronie.',
    refused: 'Odpowiedział błędem. Zapytaj jego operatora.',
    wrong_key:
      'Jego znacznika czasu nie potwierdza certyfikat, który tu wskazano (ZGODA_TIMESTAMP_CA). Porównaj go z tym, co urząd publikuje; jeśli zmienił certyfikat, wskaż nowy.',
  },
};

const de: WitnessWords = {
  title: 'Zeitstempeldienst',
  lead: 'Täglich und bei jedem Start erklärt der Dienst als einen einzigen Fingerabdruck, was in allen Einwilligungsregistern neu ist. Ein Zeitstempeldienst bestätigt mit seiner Signatur, dass er ihn gesehen hat; so kann niemand, auch Sie nicht, einen vergangenen Tag unbemerkt umschreiben. Der Fingerabdruck sagt nichts über Shops oder Personen.',
  emptyTitle: 'Kein Zeitstempeldienst',
  empty:
    'Für die Zeiten seiner Register steht nur dieser Dienst ein. Nennen Sie in seinen Einstellungen einen Zeitstempeldienst (ZGODA_TIMESTAMP_URL) und starten Sie ihn neu.',
  stated: 'Letzte Erklärung: {when}.',
  statedNever: 'Noch wurde nichts erklärt.',
  good: 'antwortet',
  waits: 'noch nicht gefragt',
  down: 'antwortet nicht',
  handed: 'Letzte bestätigte Erklärung: {when}.',
  handedNever: 'Er hat noch keine Erklärung bestätigt.',
  answered: 'Nach seiner eigenen Uhr antwortete er am {when}.',
  silent:
    'Eine Erklärung vom {when} wartet noch auf ihn. Er wird alle zehn Minuten gefragt; bis dahin geht nichts verloren.',
  failed: 'Letzter Versuch: {when}.',
  faults: {
    unreachable:
      'Er war innerhalb von fünf Sekunden nicht erreichbar. Prüfen Sie seine Adresse und ob er läuft; auch eine Firewall hier kann der Grund sein.',
    refused: 'Er antwortete mit einem Fehler. Fragen Sie seinen Betreiber.',
    wrong_key:
      'Sein Zeitstempel ist nicht unter dem hier genannten Zertifikat (ZGODA_TIMESTAMP_CA) signiert. Vergleichen Sie es mit dem, was der Dienst veröffentlicht; hat er das Zertifikat gewechselt, nennen Sie das neue.',
  },
};

const LISTS: Record<ConsoleLocale, WitnessWords> = { en, pl: typeset(pl), de };
export const witnessWordsFor = (locale: ConsoleLocale): WitnessWords => LISTS[locale];
