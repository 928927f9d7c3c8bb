import { namesAny } from '../text/names-any.ts';

/**
 * Beginnings of words, without accents, that name data of Art. 9 and 10 GDPR or an identity document: a card may not ask
 * for those, and a purpose may not be about them. Polish, English, German.
 */
const STEMS: readonly string[] = [
  ...['zdrow', 'chorob', 'schorzen', 'lekarstw', 'recept', 'ciaz', 'alergi', 'niepelnospraw', 'diagnoz'],
  ...['wyznani', 'religi', 'poglad', 'zwiazki zawod', 'zwiazku zawod', 'orientacj', 'etniczn', 'genetyczn'],
  ...['biometr', 'karaln', 'wyrok', 'pesel', 'paszport'],
  ...['dowod osob', 'dowodu osob', 'dowod tozsam', 'numer dowodu', 'nr dowodu', 'seria dowodu', 'legitymacj'],
  ...[
    'health',
    'disease',
    'illness',
    'medic',
    'pregnan',
    'allerg',
    'disab',
    'diagnos',
    'ethnic',
    'political',
  ],
  ...['trade union', 'sexual', 'genetic', 'criminal', 'convict', 'passport', 'id card', 'identity'],
  ...['national insurance', 'social security', 'ausweis', 'sozialversicherung'],
  ...['gesundheit', 'krank', 'schwanger', 'behinder', 'politisch', 'gewerkschaft', 'sexuell', 'genetisch'],
  ...['vorstraf', 'personalausweis', 'reisepass', 'steuer-id'],
];

/** „Numer dowodu zakupu" is the number of a receipt. */
const PROOF_OF_SALE =
  /dow[oó]d\p{L}{0,3} (zakup|sprzeda|nadani|dostaw|wp[lł]at|p[lł]atno|przelew|zwrot)\p{L}{0,6}/giu;

/** Whether the label of a card's own field, or a purpose, asks for such data. */
export const namesSpecialData = (text: string): boolean => namesAny(text.replace(PROOF_OF_SALE, ' '), STEMS);
