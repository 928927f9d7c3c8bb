/** Phrases asking for personal data; no imports, accents ignored. Rule: RQ-3. */

/** Cards cover all but PESEL. */
export const ASKED_IN_TEXT = ['name', 'email', 'phone', 'address', 'order_number', 'pesel'] as const;
export type AskedInText = (typeof ASKED_IN_TEXT)[number];

const THINGS: Record<AskedInText, string> = {
  name: 'imie(?: i nazwisko)?|imienia(?: i nazwiska)?|nazwisk[oa]|(?:full |first |last |sur)name|your name|(?:vor|nach)name|ihren namen|ihr name',
  email:
    'e-?mail(?:a|owy|u)?|mejl[a]?|mail[a]?|adresu? poczty elektronicznej|e-?mail-?(?:address|adresse)|email address',
  phone:
    '(?:nr|numer(?:u)?) (?:tel\\w*|komork\\w*|do kontaktu|kontaktow\\w*)|telefon(?:u)?(?: kontaktow\\w*)?|komork[ei]|(?:phone|mobile|telephone|cell)(?: number)?|(?:telefon|handy|mobil)nummer|rufnummer',
  address:
    'adres(?:u)?(?! (?:e-?mail|mail|poczty|strony|url|www|ip|sklepu|email))|kod(?:u)? pocztow\\w+|(?:shipping |postal |delivery |home |street )?address|post ?code|zip(?: code)?|(?:post|liefer|versand|wohn)?-?(?:anschrift|adresse)|postleitzahl',
  order_number: '(?:nr|numer(?:u)?) zamowienia|order (?:number|no|id)|bestell-?nummer',
  pesel:
    'pesel\\w*|(?:nr|numer(?:u)?) (?:dowodu|paszportu)|(?:id|passport|identity)(?: card)? number|(?:personal)?ausweis-?nummer',
};

const ASKING = [
  // Polish
  'prosz[ea](?: bardzo)? o',
  'prosimy o',
  '(?:po)?prosze o|poprosze',
  'prosi(?:l[ao]?|li)?bym o|prosic(?: \\w+)? o|prosic',
  'pros(?:ze|imy)(?: \\w+){0,2} (?:podac|napisac|przeslac|wyslac|wpisac|zostawic)',
  'mo(?:ze|zesz|glaby|glby|glabys|glbys|ge)(?: \\w+){0,3} (?:podac|przeslac|napisac|wyslac|zostawic|wpisac|prosic)',
  '(?:podaj|przeslij|wyslij|napisz|zostaw|wpisz)(?:cie)?',
  'potrzeb(?:uje|ujemy|ny|na|ne)',
  '(?:jaki|jakie) (?:jest|ma|masz|sa|to)',
  'na jaki|pod jaki|pod jakim',
  // English
  '(?:please )?(?:give|send|tell|leave|provide|share|type|enter|write)(?: me| us| here| down)?',
  '(?:can|could|may|might) (?:i|we) (?:please )?(?:have|get|ask for|take|know)',
  '(?:can|could|would) you (?:please )?(?:give|send|tell|share|provide|leave|write)(?: me| us)?',
  '(?:i|we)(?: will|.ll| would|.d)? (?:also )?(?:need|like to have)',
  'what(?: is|.s)',
  // German
  '(?:geben|nennen|schicken|senden|schreiben|teilen|hinterlassen) sie',
  '(?:ich|wir) (?:brauche|brauchen|benotige|benotigen)',
  'brauch(?:e|en) (?:ich|wir)|benotig(?:e|en) (?:ich|wir)',
  '(?:darf|durfte|kann|konnte) ich',
  '(?:konnen|konnten|wurden) sie',
  'wie (?:ist|lautet)',
  'bitte um',
].join('|');

/** Negations, and the shop's own address. */
const NOT =
  /\bnie (?:podawaj|podawac|musi|musisz|trzeba|potrzeb\w+|wysylaj|pisz|prosimy|prosze)|\bprosze nie |\b(?:do not|don.t|no need|never|needn.t)\b|\b(?:kein|keine|keinen|nicht)\b|\b(?:nasz|naszego|naszym|our|unser|unsere|unserer)\b|\b(?:na|pod) (?:nasz|naszym)\b/;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[’`]/g, "'");

const patterns = ASKED_IN_TEXT.map(
  (thing) =>
    [
      thing,
      // Up to ten words between, such as other things that are asked for in the same breath. A hyphen parts words: no
      // sign is both in a word and between words, so that there is one way to read a line of dashes.
      new RegExp(`\\b(?:${ASKING})(?:[\\s,:/-]+[\\w.']+){0,10}?[\\s,:/-]+(?:${THINGS[thing]})\\b(?!@)`),
      // "Your e-mail?" asks as well.
      new RegExp(
        `^\\W*(?:a |i |and |und )?(?:(?:twoj|pana|pani|panstwa|your|ihre?|deine?) )?(?:${THINGS[thing]})(?:,? (?:kontaktowy|do kontaktu|please|prosze|bitte))?\\W*\\?`,
      ),
    ] as const,
);

/** Longest text that is looked at, in UTF-16 units: a message of 4,000 code points has no more. */
const MAX_TEXT = 8_000;

/** Fields that the text asks a visitor for; empty for most texts. It never stops anybody from writing. */
export const askedInText = (text: string): AskedInText[] => {
  const sentences = (plain(text.slice(0, MAX_TEXT)).match(/[^.!?\n]+[.!?\n]*/g) ?? []).filter(
    (sentence) => !NOT.test(sentence),
  );
  return patterns
    .filter(([, asks, short]) => sentences.some((sentence) => asks.test(sentence) || short.test(sentence)))
    .map(([thing]) => thing);
};
