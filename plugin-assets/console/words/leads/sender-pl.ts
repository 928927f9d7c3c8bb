import type { senderEn } from './sender-en.ts';

export const senderPl: typeof senderEn = {
  title: 'Odpowiedzi e-mailem',
  lead: 'Odpowiedzi na zgłoszenia wychodzą z adresu operatora usługi, a odpowiedzi klientów trafiają do sklepu. Z własnym adresem klienci widzą jako nadawcę Twój sklep.',
  address: 'Adres, z którego odpowiadasz',
  save: 'Wyślij link do potwierdzenia',
  remove: 'Bez własnego adresu',
  waits:
    'Na adres {address} wysłaliśmy e-mail. Gdy ktoś naciśnie w nim link, odpowiedzi będą wychodzić z tego adresu. Do tego czasu wychodzą z adresu operatora.',
  stands: 'Odpowiedzi wychodzą z adresu {address}.',
  refused:
    'Serwer poczty operatora nie wysyła z tego adresu, więc w ostatnich siedmiu dniach odpowiedzi poszły z adresu operatora; poproś operatora, by na ten adres pozwolił.',
  good: 'Wpisy DNS domeny {domain} są w porządku: e-maile z tego adresu powinny docierać.',
  spam: 'E-maile z tego adresu prawdopodobnie trafią do spamu, bo {reasons}. Poproś osobę, która zarządza Twoją domeną:',
  unknown: 'DNS domeny {domain} nie odpowiada, więc nie wiemy, czy e-maile dotrą. Sprawdź później.',
  spf: {
    other: 'wpis SPF domeny {domain} nie wymienia naszego serwera poczty',
    missing: 'domena {domain} nie ma wpisu SPF',
    several: 'domena {domain} ma kilka wpisów SPF, a wtedy nie liczy się żaden',
    operator_missing: 'domena usługi, {service}, nie ma wpisu SPF',
  },
  noDkim: 'nie da się sprawdzić podpisu DKIM domeny {domain}',
  fix: {
    other: 'niech doda „include:{service}” do wpisu SPF domeny {domain}',
    missing:
      'niech doda do domeny {domain} wpis TXT: „v=spf1 include:{service} ~all” oraz inne serwery, które wysyłają za Ciebie',
    several: 'niech połączy wpisy SPF domeny {domain} w jeden, z „include:{service}”',
    operator_missing: 'najpierw operator usługi musi ustawić SPF dla {service}',
  },
  fixDkim: 'niech doda wpis DKIM {name}; jego treść zna operator usługi',
  dmarc: {
    quarantine: 'Twoje zasady DMARC każą wkładać takie e-maile do spamu.',
    reject: 'Twoje zasady DMARC każą odrzucać takie e-maile.',
  },
};
