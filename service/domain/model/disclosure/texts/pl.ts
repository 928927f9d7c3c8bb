import type { RecipientWords } from './recipient-words.ts';

export const pl: RecipientWords = {
  operator: 'Czat prowadzi dla nas {name} na podstawie umowy powierzenia przetwarzania danych.',
  subProcessors: 'Ta firma korzysta z usług: {names}.',
  agencies: 'W naszym imieniu odpowiada też: {names}.',
  providers: {
    hosting: 'Hosting zapewnia nam {name}.',
    mail: 'Pocztę e-mail zapewnia nam {name}.',
  },
  unstated: {
    hosting: 'Dane może też otrzymać dostawca hostingu, z którego usług korzystamy.',
    mail: 'Dane może też otrzymać dostawca poczty e-mail, z którego usług korzystamy.',
    both: 'Dane mogą też otrzymać dostawcy hostingu i poczty e-mail, z których usług korzystamy.',
    services: 'Dane mogą też otrzymać firmy, z których usług korzysta dostawca czatu.',
  },
  nobodyElse: 'Danych nie przekazujemy nikomu innemu.',
  transfers:
    'Dane są przekazywane poza Europejski Obszar Gospodarczy: {list}. Kopię zabezpieczeń wyślemy, jeśli napiszesz na {email}.',
  noTransfers: 'Danych nie przekazujemy poza Europejski Obszar Gospodarczy.',
};
