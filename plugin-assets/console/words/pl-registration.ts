import type { registrationEn } from './en-registration.ts';

/** Polish words about companies and joining. */
export const registrationPl: typeof registrationEn = {
  company: {
    title: 'Dane firmy',
    lead: 'Kim jesteście w świetle prawa. Tak nazywa Was umowa powierzenia, a nowy sklep proponuje te dane jako administratora.',
    legalName: 'Firma',
    legalNameHint: 'Pełna nazwa, jak w rejestrze.',
    address: 'Adres',
    addressHint: 'Ulica i numer, kod pocztowy, miejscowość.',
    country: 'Kraj',
    nip: 'NIP',
    nipHint: 'Dziesięć cyfr; spacje i kreski nie mają znaczenia.',
    nipRight: 'Cyfra kontrolna się zgadza.',
    nipWrong: 'Cyfra kontrolna się nie zgadza. Sprawdź te dziesięć cyfr.',
    taxId: 'Numer podatkowy',
    taxIdHint: 'Numer VAT albo krajowy numer podatkowy.',
    registerNo: 'Numer w rejestrze',
    registerNoHint: 'KRS albo podobny, jeśli firma jest w rejestrze.',
    contactEmail: 'E-mail do kontaktu',
    contactEmailHint: 'Do spraw umowy i ochrony danych.',
    ownerOnly: 'Zmienić to może tylko właściciel.',
  },
};
