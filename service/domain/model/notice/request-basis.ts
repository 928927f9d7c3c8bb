import type { Locale } from '../../../protocol/vocabulary.ts';

/** Enquiry without consent. Rule: D2. */
export const REQUEST_BASIS: Readonly<Record<Locale, string>> = {
  pl: 'odpowiedź na zapytanie: w sprawie umowy lub oferty art. 6 ust. 1 lit. b RODO, w sprawie, na którą prawo każe odpowiedzieć, lit. c, w każdej innej lit. f',
  en: 'answering the enquiry: about a contract or an offer Art. 6(1)(b) GDPR, about a matter that the law obliges the shop to answer Art. 6(1)(c), about anything else Art. 6(1)(f)',
  de: 'Beantwortung der Anfrage: zu Vertrag oder Angebot Art. 6 Abs. 1 lit. b DSGVO, zu einer gesetzlichen Pflicht lit. c, zu allem anderen lit. f',
};
