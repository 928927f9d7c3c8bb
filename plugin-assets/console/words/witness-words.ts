import type { WitnessReport } from '../../../service/protocol/api/witness-api.ts';
import type { WitnessFault } from '../../../service/protocol/vocabulary.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

type Kind = WitnessReport['witnesses'][number]['kind'];
/** Words of the operator's view of outside witnesses. */
type WitnessWords = {
  title: string;
  lead: string;
  emptyTitle: string;
  empty: string;
  stated: string;
  statedNever: string;
  kinds: Record<Kind, string>;
  good: string;
  waits: string;
  down: string;
  handed: string;
  handedNever: string;
  answered: string;
  silent: string;
  forked: string;
  failed: string;
  faults: Record<WitnessFault, string>;
  witnessFor: string;
  witnessForNobody: string;
};

const en: WitnessWords = {
  title: 'Outside witnesses',
  lead: 'Each day, and at each start, the service states what is new in all consent records, as one fingerprint. A witness signs that it saw it, so nobody, not even you, can rewrite a past day unnoticed. The fingerprint says nothing about shops or people.',
  emptyTitle: 'No witness',
  empty:
    'Only this service vouches for the times of its records. Name another installation of Zgoda (ZGODA_WITNESSES) or a time-stamp authority (ZGODA_TIMESTAMP_URL) in the settings of the service, and restart it.',
  stated: 'Last statement: {when}.',
  statedNever: 'No statement was made yet.',
  kinds: { zgoda: 'Installation of Zgoda', rfc3161: 'Time-stamp authority' },
  good: 'answers',
  waits: 'not asked yet',
  down: 'does not answer',
  handed: 'Last statement it confirmed: {when}.',
  handedNever: 'It has not confirmed any statement yet.',
  answered: 'By its own clock, it answered on {when}.',
  silent:
    'A statement of {when} still waits for it. It is asked every ten minutes; nothing is lost meanwhile.',
  forked:
    'It signed that the statement of {when} does not follow the one that it saw before. That is so after a restored backup, and when this witness was left out of the settings for a while. If neither happened, somebody may have rewritten a past day: compare the ledgers of the shops with the list of this witness (docs/evidence.md). Proofs of that day say it too.',
  failed: 'Last attempt: {when}.',
  faults: {
    unreachable:
      'It could not be reached within five seconds. Check its address and whether it runs; a firewall here can be the reason too.',
    unknown_here:
      'It does not know this service. Its operator has to name the address and the current key of this service (ZGODA_WITNESS_FOR). After a change of the key they need the new one.',
    too_many: 'It had too many statements from here today. It takes the next ones tomorrow.',
    refused: 'It answered with an error. Ask its operator.',
    wrong_key:
      'Its answer is not signed with the key or certificate named here. Compare that with what the witness publishes (/.well-known/zgoda-keys.json); if it changed its key, name the new one.',
  },
  witnessFor: 'This service is a witness for: {names}.',
  witnessForNobody: 'This service is a witness for nobody (ZGODA_WITNESS_FOR).',
};

const pl: WitnessWords = {
  title: 'Świadkowie z zewnątrz',
  lead: 'Codziennie i przy każdym starcie usługa oświadcza, co nowego jest we wszystkich zapisach zgód, jako jeden odcisk. Świadek podpisuje, że to widział, więc nikt, nawet operator, nie napisze niepostrzeżenie od nowa minionego dnia. Odcisk nie mówi nic o sklepach ani o ludziach.',
  emptyTitle: 'Brak świadka',
  empty:
    'Za czas zapisów ręczy tylko ta usługa. Wskaż w jej ustawieniach inną instalację czatu Zgoda (ZGODA_WITNESSES) albo urząd znacznika czasu (ZGODA_TIMESTAMP_URL) i uruchom ją ponownie.',
  stated: 'Ostatnie oświadczenie: {when}.',
  statedNever: 'Nie złożono jeszcze żadnego oświadczenia.',
  kinds: { zgoda: 'Instalacja czatu Zgoda', rfc3161: 'Urząd znacznika czasu' },
  good: 'odpowiada',
  waits: 'jeszcze nie pytany',
  down: 'nie odpowiada',
  handed: 'Ostatnie potwierdzone oświadczenie: {when}.',
  handedNever: 'Nie potwierdził jeszcze żadnego oświadczenia.',
  answered: 'Według własnego zegara odpowiedział {when}.',
  silent:
    'Oświadczenie z {when} wciąż na niego czeka. Usługa pyta co dziesięć minut; przez ten czas nic nie ginie.',
  forked:
    'Podpisał, że oświadczenie z {when} nie jest dalszym ciągiem tego, które widział przedtem. Tak bywa po przywróceniu kopii zapasowej i gdy świadka przez jakiś czas nie było w ustawieniach. Jeśli nic takiego się nie stało, ktoś mógł napisać od nowa miniony dzień: porównaj rejestry zgód sklepów z listą tego świadka (docs/evidence.md). Mówią o tym też dowody z tego dnia.',
  failed: 'Ostatnia próba: {when}.',
  faults: {
    unreachable:
      'Nie udało się z nim połączyć w ciągu pięciu sekund. Sprawdź jego adres i czy działa; przyczyną może być też zapora po tej stronie.',
    unknown_here:
      'Nie zna tej usługi. Jego operator musi wskazać adres i obecny klucz tej usługi (ZGODA_WITNESS_FOR). Po zmianie klucza potrzebuje nowego.',
    too_many: 'Dostał stąd dziś za dużo oświadczeń. Następne przyjmie jutro.',
    refused: 'Odpowiedział błędem. Zapytaj jego operatora.',
    wrong_key:
      'Jego odpowiedzi nie podpisano kluczem ani certyfikatem, który tu wskazano. Porównaj go z tym, co świadek publikuje (/.well-known/zgoda-keys.json); jeśli zmienił klucz, wskaż nowy.',
  },
  witnessFor: 'Ta usługa jest świadkiem dla: {names}.',
  witnessForNobody: 'Ta usługa nie jest niczyim świadkiem (ZGODA_WITNESS_FOR).',
};

const de: WitnessWords = {
  title: 'Zeugen von außen',
  lead: 'Täglich und bei jedem Start erklärt der Dienst als einen einzigen Fingerabdruck, was in allen Einwilligungsregistern neu ist. Ein Zeuge bestätigt mit seiner Signatur, dass er ihn gesehen hat; so kann niemand, auch Sie nicht, einen vergangenen Tag unbemerkt umschreiben. Der Fingerabdruck sagt nichts über Shops oder Personen.',
  emptyTitle: 'Kein Zeuge',
  empty:
    'Für die Zeiten seiner Register steht nur dieser Dienst ein. Nennen Sie in seinen Einstellungen eine andere Installation von Zgoda (ZGODA_WITNESSES) oder einen Zeitstempeldienst (ZGODA_TIMESTAMP_URL) und starten Sie ihn neu.',
  stated: 'Letzte Erklärung: {when}.',
  statedNever: 'Noch wurde nichts erklärt.',
  kinds: { zgoda: 'Installation von Zgoda', rfc3161: 'Zeitstempeldienst' },
  good: 'antwortet',
  waits: 'noch nicht gefragt',
  down: 'antwortet nicht',
  handed: 'Letzte bestätigte Erklärung: {when}.',
  handedNever: 'Er hat noch keine Erklärung bestätigt.',
  answered: 'Nach seiner eigenen Uhr antwortete er am {when}.',
  silent:
    'Eine Erklärung vom {when} wartet noch auf ihn. Er wird alle zehn Minuten gefragt; bis dahin geht nichts verloren.',
  forked:
    'Er hat signiert, dass die Erklärung vom {when} nicht auf die folgt, die er davor sah. Das ist so nach einer zurückgespielten Sicherung und wenn dieser Zeuge eine Zeit lang nicht in den Einstellungen stand. Trifft beides nicht zu, hat vielleicht jemand einen vergangenen Tag umgeschrieben: Vergleichen Sie die Register der Shops mit der Liste dieses Zeugen (docs/evidence.md). Auch Nachweise dieses Tages sagen es.',
  failed: 'Letzter Versuch: {when}.',
  faults: {
    unreachable:
      'Er war innerhalb von fünf Sekunden nicht erreichbar. Prüfen Sie seine Adresse und ob er läuft; auch eine Firewall hier kann der Grund sein.',
    unknown_here:
      'Er kennt diesen Dienst nicht. Sein Betreiber muss Adresse und jetzigen Schlüssel dieses Dienstes nennen (ZGODA_WITNESS_FOR). Nach einem Wechsel des Schlüssels braucht er den neuen.',
    too_many: 'Er hatte heute zu viele Erklärungen von hier. Die nächsten nimmt er morgen an.',
    refused: 'Er antwortete mit einem Fehler. Fragen Sie seinen Betreiber.',
    wrong_key:
      'Seine Antwort ist nicht mit dem hier genannten Schlüssel oder Zertifikat signiert. Vergleichen Sie ihn mit dem, was der Zeuge veröffentlicht (/.well-known/zgoda-keys.json); hat er den Schlüssel gewechselt, nennen Sie den neuen.',
  },
  witnessFor: 'Dieser Dienst ist Zeuge für: {names}.',
  witnessForNobody: 'Dieser Dienst ist für niemanden Zeuge (ZGODA_WITNESS_FOR).',
};

const LISTS: Record<ConsoleLocale, WitnessWords> = { en, pl: typeset(pl), de };
export const witnessWordsFor = (locale: ConsoleLocale): WitnessWords => LISTS[locale];
