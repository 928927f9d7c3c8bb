import type { AgreementWords } from './agreement-words.ts';

export const agreementMailsPl: Pick<AgreementWords, 'mails' | 'confirmPage'> = {
  mails: {
    confirm: {
      subject: 'Potwierdź umowę powierzenia: {company}',
      text: `Dzień dobry,

w konsoli czatu Zgoda przyjęto w imieniu {company} umowę powierzenia przetwarzania danych osobowych dla sklepu {shop}. Cały dokument jest w załączniku; zachowaj go.

Umowa zacznie obowiązywać, gdy potwierdzisz ją tutaj (link działa 7 dni):

{link}

Jeżeli nic nie wiesz o tej umowie, nie potwierdzaj jej. Bez potwierdzenia nie zacznie obowiązywać.

{operator}`,
    },
    copy: {
      subject: 'Umowa powierzenia obowiązuje: {company}',
      text: `Dzień dobry,

umowa powierzenia przetwarzania danych osobowych między {company} a {operator} obowiązuje dla sklepu {shop}. Dokument jest w załączniku; zachowaj go.

Stan umowy, dowód jej zawarcia i wcześniejsze wersje znajdziesz w konsoli:

{link}

{operator}`,
    },
    renewal: {
      subject: 'Przyjmij nową umowę powierzenia: {shop}',
      text: `Dzień dobry,

umowa powierzenia dla sklepu {shop} ma nową wersję z istotnymi zmianami.

Prosimy o przeczytanie i przyjęcie nowej umowy. Do tego czasu obowiązuje dotychczasowa, a czat i formularz działają bez przerwy:

{link}

{operator}`,
    },
    subProcessor: {
      subject: 'Nowy subprocesor od {since}',
      text: `Dzień dobry,

od {since} zamierzamy korzystać z nowego subprocesora przy prowadzeniu czatu sklepu {shop}:

{name}, {address}, {country}
Usługa: {service}
Dane: {data}
Podstawa przekazania poza EOG: {transferTool}
Kontakt: {contact}

W ciągu 14 dni od tej wiadomości możesz zgłosić sprzeciw w konsoli, w zakładce „Umowa”, albo pisząc na adres {operatorEmail}; dokładny termin pokazuje konsola:

{link}

Jeżeli się nie sprzeciwiasz, nie musisz nic robić.

{operator}`,
    },
    ended: {
      subject: 'Umowa powierzenia zakończona: {shop}',
      text: `Dzień dobry,

umowa powierzenia dla sklepu {shop} zakończyła się {at}. Czat i formularz nie przyjmują już danych osobowych; odwiedzający widzą adres e-mail sklepu.

Dane zebrane wcześniej możesz pobrać w konsoli przez 30 dni. Potem zostaną usunięte, a Ty dostaniesz zaświadczenie. Jeśli mają zostać, zawrzyj nową umowę:

{link}

{operator}`,
    },
  },
  confirmPage: {
    title: 'Umowa powierzenia',
    paragraphs: [
      'W imieniu {company} {name} ({role}) przyjmuje umowę powierzenia przetwarzania danych osobowych z {operator} dla sklepu {shop}.',
      'Dokument (wersja wzoru {version}) masz w załączniku do wiadomości. Umowa zacznie obowiązywać po naciśnięciu przycisku.',
    ],
    button: 'Potwierdzam zawarcie umowy',
    doneTitle: 'Umowa obowiązuje',
    done: [
      'Umowa powierzenia między {company} a {operator} już obowiązuje. Kopia przyjdzie e-mailem.',
      'Sklep {shop} będzie mógł przyjmować rozmowy i zgłoszenia, gdy tylko pozostałe ustawienia będą gotowe.',
    ],
  },
};
