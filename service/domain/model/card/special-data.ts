import { namesAny } from '../model/text/names-any.ts';

/**
 * Beginnings of words, without accents, that name data of Art. 9 and 10 GDPR or an identity document: a card may not ask
 * for those. Polish, English, German.
 */
const STEMS: readonly string[] = [
  ...['zdrow', 'chorob', 'schorzen', 'lekarstw', 'recept', 'ciaz', 'alergi', 'niepelnospraw', 'diagnoz'],
  ...['wyznani', 'religi', 'poglad', 'zwiazki zawod', 'zwiazku zawod', 'orientacj', 'etniczn', 'genetyczn'],
  ...['biometr', 'karaln', 'wyrok', 'pesel', 'dowod osob', 'dowodu osob', 'paszport'],
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
  ...['trade union', 'sexual', 'genetic', 'criminal', 'convict', 'passport', 'id card', 'identity card'],
  ...['gesundheit', 'krank', 'schwanger', 'behinder', 'politisch', 'gewerkschaft', 'sexuell', 'genetisch'],
  ...['vorstraf', 'personalausweis', 'reisepass', 'steuer-id'],
];

/** Whether the label of a card's own field asks for such data. */
export const namesSpecialData = (label: string): boolean => namesAny(label, STEMS);
