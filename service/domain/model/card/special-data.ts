import { namesAny } from '../text/names-any.ts';

/** Polish, English and German stems: Art. 9, 10 GDPR and identity documents. */
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

/** Receipt number. */
const PROOF_OF_SALE =
  /dow[oó]d\p{L}{0,3} (zakup|sprzeda|nadani|dostaw|wp[lł]at|p[lł]atno|przelew|zwrot)\p{L}{0,6}/giu;

/** Whether it asks for such data. */
export const namesSpecialData = (text: string): boolean => namesAny(text.replace(PROOF_OF_SALE, ' '), STEMS);
