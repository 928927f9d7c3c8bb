import { tableRow } from '../../model/agreement/agreement-text.ts';
import type { ContractGaps, ContractWords } from './contract-words.ts';

const parties = ({ controller, agency }: ContractGaps): string[] => [
  tableRow('', 'Administrator', 'Agencja'),
  tableRow('Nazwa', controller.name, agency.name),
  tableRow('Adres', controller.address, agency.address),
  tableRow('Kraj', controller.country, agency.country),
  tableRow('NIP', controller.taxId, agency.taxId),
  tableRow('Rejestr i numer', controller.registration, agency.registration),
  tableRow('E-mail do kontaktu i poleceń', controller.email, agency.email),
  `Administratorem danych jest ${controller.name} (dalej „Administrator”). ${agency.name} (dalej „Agencja”) obsługuje jego sklep w konsoli czatu Zgoda.`,
];

const scope = ({ dataTypes, hasVisits }: ContractGaps): string[] => [
  ...dataTypes.map((item) => `- ${item}`),
  `Kategorie osób: osoby odwiedzające sklep, które rozpoczęły rozmowę lub wysłały formularz;${hasVisits ? ' osoby odwiedzające sklep, które w jego narzędziu do plików cookie zgodziły się na marketing lub listę odwiedzających;' : ''} osoby, które zgodziły się na informacje handlowe; osoby pracujące dla Administratora, które mają konto w systemie.`,
];

const contract = (gaps: ContractGaps): string[] => [
  '# Umowa powierzenia przetwarzania danych osobowych z agencją',
  `Wersja wzoru ${gaps.version}. Umowa zawarta na podstawie art. 28 ust. 3 rozporządzenia (UE) 2016/679 (dalej „RODO”).`,
  '## Strony',
  ...parties(gaps),
  '## § 1. Przedmiot, czas trwania, charakter i cel',
  `1. Administrator powierza Agencji przetwarzanie danych osób, które kontaktują się ze sklepem ${gaps.shopName} (${gaps.shopUrl}) przez czat i formularz. System działa pod adresem ${gaps.serviceUrl}${gaps.operator === null ? ' i prowadzi go sam Administrator' : `; prowadzi go ${gaps.operator} na podstawie odrębnej umowy`}.`,
  `2. Agencja odczytuje rozmowy i zgłoszenia, odpowiada na nie i wykonuje inne czynności w konsoli, wyłącznie w zakresie roli nadanej przez Administratora: ${gaps.role}. Cel: obsługa osób, które zwracają się do sklepu.`,
  '3. Agencja nie używa danych do własnych celów. Gdyby określała cele i sposoby przetwarzania, odpowiadałaby w tym zakresie jak administrator (art. 28 ust. 10 RODO).',
  '4. Umowa obowiązuje od jej przyjęcia przez obie strony do zakończenia dostępu Agencji. Obowiązek poufności trwa także potem.',
  '5. Rodzaje danych, zgodnie z włączonymi funkcjami sklepu:',
  ...scope(gaps),
  '## § 2. Obowiązki Agencji (art. 28 ust. 3 RODO)',
  `1. Agencja przetwarza dane wyłącznie na udokumentowane polecenie Administratora. Poleceniem są: ta umowa, nadana rola, ustawienia w konsoli i wiadomości z adresu ${gaps.controller.email}. Bez takiego polecenia nie przekazuje danych poza Europejski Obszar Gospodarczy, chyba że wymaga tego prawo Unii lub państwa członkowskiego; informuje o tym wtedy Administratora przed rozpoczęciem przetwarzania, o ile prawo tego nie zabrania (lit. a). Jeżeli jej zdaniem polecenie narusza przepisy o ochronie danych, niezwłocznie o tym informuje.`,
  '2. Agencja dopuszcza do danych tylko osoby, które mają w konsoli własne konto, potrzebują danych do pracy i zobowiązały się do zachowania poufności (lit. b).',
  '3. Agencja stosuje środki bezpieczeństwa z art. 32 RODO, co najmniej: własne konto każdej osoby, hasło znane tylko jej, zabezpieczone i zaszyfrowane urządzenia, odebranie dostępu w dniu zakończenia współpracy. Nie kopiuje danych poza system, chyba że Administrator to polecił (lit. c).',
  '4. Agencja nie korzysta z dalszych podmiotów przetwarzających bez uprzedniej szczegółowej zgody Administratora, wyrażonej na piśmie, w tym elektronicznie. Jeżeli ją otrzyma, nakłada na taki podmiot te same obowiązki i odpowiada za niego jak za siebie (lit. d, art. 28 ust. 2 i 4).',
  '5. Żądanie osoby, której dane dotyczą, Agencja przekazuje Administratorowi niezwłocznie, najpóźniej w 3 dni robocze, i pomaga na nie odpowiedzieć (lit. e).',
  `6. O naruszeniu ochrony danych Agencja zawiadamia Administratora bez zbędnej zwłoki, nie później niż 24 godziny po jego stwierdzeniu, na adres ${gaps.controller.email}, i podaje informacje z art. 33 ust. 3 RODO. Pomaga też w wypełnieniu obowiązków z art. 32–36 RODO (lit. f).`,
  '7. Z końcem dostępu dane są dla Agencji zamknięte. Kopie, które ma poza systemem, usuwa albo zwraca, według wyboru Administratora, w ciągu 14 dni i potwierdza to na jego żądanie, chyba że prawo nakazuje je przechowywać (lit. g).',
  '8. Agencja udostępnia Administratorowi informacje potrzebne do wykazania, że spełnia te obowiązki, i umożliwia audyt po zawiadomieniu z 14-dniowym wyprzedzeniem, a po naruszeniu w każdym czasie. Czynności jej osób zapisuje dziennik systemu, który Administrator może czytać (lit. h).',
  '9. Agencja prowadzi rejestr kategorii czynności przetwarzania (art. 30 ust. 2 RODO).',
  '## § 3. Odpowiedzialność i postanowienia końcowe',
  '1. Strony odpowiadają wobec osób, których dane dotyczą, na zasadach art. 82 RODO, a między sobą w takim zakresie, w jakim każda z nich przyczyniła się do szkody.',
  '2. Administrator może w każdej chwili zakończyć dostęp Agencji w konsoli. Umowa wtedy wygasa.',
  '3. Umowę zawiera się elektronicznie, przez przyjęcie jej w konsoli przez osoby uprawnione do działania za każdą ze stron. Obie strony mogą pobrać dokument i dowód jego zawarcia.',
  '4. W sprawach nieuregulowanych stosuje się RODO i prawo państwa, w którym siedzibę ma Administrator.',
];

export const pl: ContractWords = {
  contract,
  roles: {
    manager: 'kierownik (odpowiadanie, ustawienia, ludzie, dowody, prawa osób)',
    consultant: 'konsultant (odczytywanie i odpowiadanie)',
    auditor: 'audytor (odczytywanie, bez zmian)',
  },
  statement: (company) => `Zawieram tę umowę w imieniu ${company} i jestem do tego umocowany/a.`,
  unproven: 'Adres {email} tego konta nie był potwierdzony linkiem z wiadomości.',
  sides: { shop: 'Administrator', agency: 'Agencja' },
  fileName: 'umowa-z-agencja',
};
