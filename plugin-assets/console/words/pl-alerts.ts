import type { alertsEn } from './en-alerts.ts';
import { forms } from './word-forms.ts';

export const alertsPl: typeof alertsEn = {
  title: 'Powiadomienia',
  lead: 'Skąd wiesz, że ktoś czeka na czacie. W powiadomieniu jest tylko nazwa sklepu: bez nazwisk i bez treści.',
  onCall: {
    title: 'Dyżur przy telefonie',
    lead: 'Odwiedzający mogą czatować, choć nie masz otwartej konsoli: gdy ktoś napisze, Twoje urządzenia zadzwonią od razu, także w godzinach ciszy. Odwiedzający przeczytają, że odpowiedź może zająć kilka minut. Nowe czaty przychodzą w godzinach czatu sklepu.',
    howLong: 'Na jak długo',
    hours: forms({
      one: '{n} godzina',
      few: '{n} godziny',
      many: '{n} godzin',
      other: '{n} godziny',
    }),
    closing: 'Do końca godzin czatu',
    start: 'Zacznij dyżur',
    end: 'Zakończ',
    started: 'Masz dyżur przy telefonie.',
    ended: 'Dyżur zakończony.',
    noDevice: 'Na razie żadne Twoje urządzenie nie dzwoni. Najpierw włącz powiadomienia w telefonie.',
  },
  thisDevice: 'To urządzenie',
  isOn: 'Powiadomienia są włączone',
  isOff: 'Powiadomienia są wyłączone',
  states: {
    unsupported:
      'Ta przeglądarka nie pokazuje powiadomień. Użyj aktualnej wersji Chrome, Edge, Firefoksa albo Safari.',
    'not-installed':
      'Na iPhonie i iPadzie powiadomienia działają, gdy konsola jest na ekranie początkowym: naciśnij Udostępnij, potem „Do ekranu początkowego” i otwórz ją stamtąd.',
    denied:
      'Przeglądarka blokuje powiadomienia z tej strony. Naciśnij symbol po lewej stronie adresu, zezwól na powiadomienia i wczytaj stronę ponownie.',
    default: 'Po włączeniu przeglądarka zapyta, czy się zgadzasz.',
    here: 'Powiadomienie pojawi się, gdy konsola jest otwarta w tle. Wraca, dopóki ktoś nie odpowie.',
    push: 'To urządzenie dzwoni także wtedy, gdy konsola jest zamknięta.',
  },
  noPush:
    'Gdy konsola jest zamknięta, nic nie dzwoni: operator usługi nie skonfigurował powiadomień push (ZGODA_PUSH_CONTACT).',
  host: 'Powiadomienie przechodzi przez {host}, serwer producenta przeglądarki, zaszyfrowane: nikt go tam nie odczyta.',
  turnOn: 'Włącz powiadomienia na tym urządzeniu',
  turnOff: 'Wyłącz na tym urządzeniu',
  turnedOn: 'Od teraz to urządzenie dzwoni.',
  turnedOff: 'To urządzenie już nie dzwoni.',
  unreachable:
    'Serwer powiadomień tej przeglądarki nie odpowiedział, więc urządzenie dzwoni tylko przy otwartej konsoli. Spróbuj później.',
  test: 'Wyślij mi powiadomienie próbne',
  tests: {
    delivered: 'Wysłano. Powinno się pojawić w ciągu kilku sekund.',
    failed: 'Serwer powiadomień go nie przyjął. Wyłącz i włącz powiadomienia na tym urządzeniu.',
    none: 'Żadne Twoje urządzenie nie dzwoni przy zamkniętej konsoli.',
    here: 'Tak wygląda powiadomienie, gdy konsola jest otwarta.',
  },
  others: 'Inne Twoje urządzenia, które dzwonią',
  since: '{host}, od {when}',
  remove: 'Usuń',
  removeWhich: 'Usuń urządzenie z {when}',
  when: 'Kiedy',
  mailAfter: 'E-mail do mnie, gdy jestem, po upływie',
  ownerAfter: 'E-mail do mnie jako właściciela, gdy nikt nie odpowiada, po upływie',
  mailOff: 'Nie dostajesz e-maili o czekających: są wyłączone w części „Powiadomienia e-mailem”.',
  closed: 'Moje urządzenia dzwonią też wtedy, gdy nie mam otwartej konsoli',
  closedHint: 'Nie dzwonią, gdy ustawisz „nie ma mnie”.',
  quiet: 'Godziny ciszy: bez powiadomień push i bez e-maili o czatach i wiadomościach',
  from: 'Od',
  to: 'Do',
  zone: 'Strefa czasowa',
  seconds: forms({ one: '{n} sekundy', few: '{n} sekund', many: '{n} sekund', other: '{n} sekundy' }),
  minutes: forms({ one: '{n} minuty', few: '{n} minut', many: '{n} minut', other: '{n} minuty' }),
  alerted: 'Powiadomiono',
  kinds: { push: 'powiadomienie', mail: 'e-mail', owner_mail: 'e-mail do właściciela' },
  results: {
    sending: 'nie wiadomo, czy dotarło',
    delivered: 'wysłano',
    failed: 'nie dostarczono',
    queued: 'czeka na wysłanie',
  },
  alertedHint:
    '„Wysłano” znaczy, że przyjął to serwer powiadomień lub poczty. Czy ktoś to zobaczył, nie wie nikt.',
  former: 'ktoś, kto już tu nie pracuje',
};
