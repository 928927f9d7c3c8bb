/** Longest advert line, in characters. */
const LONGEST = 300;
/** `Outlook<https://…>`, `[Proton Mail](https://…)`. */
const LINK = /<https?:[^<>\s]{0,300}>|\(https?:[^()\s]{0,300}\)/giu;

/** Required beginnings. */
const BEGINNING =
  /^(sent (from|with|via|using)|wysłan[aeo] (z|ze|przez|za pomocą)|gesendet (von|mit|aus|über)|(diese nachricht wurde )?von mein(em|er)|(get|pobierz|pobierz (aplikację|program)|holen sie sich) outlook|outlook für) /iu;

/** Devices, programs and providers. */
const PRODUCTS = new Set(
  `android aol apple bluemail blackberry fairemail freenet galaxy gmail gmx hcl honor htc huawei interia ios ipad ipados
  iphone ipod k-9 lenovo lg lumia macbook mailbird motorola naver nokia o2 oneplus onet oppo outlook pixel proton
  protonmail realme redmi samsung sony spark superhuman t-mobile t-online telekom thunderbird tuta tutanota verizon vivo
  web.de windows wp xiaomi xperia yahoo zoho`.split(/\s+/),
);
const OTHER_WORDS = new Set(
  `a an aplikacji aplikację app application aus beziehen bezpiecznej bezpieczną client conquer czytnika dem der
  device diese dla e-mail email encrypted flip fold for from für gerät gesendet get handy holen klienta lite
  mail mailapp max mein meinem meiner mini mit mobile mobiltelefon moja mojego mojej my nachricht note on
  organize phone plus pobierz poczta poczty pocztą pomocą pro program programu przez search secure sent sich
  sie smartfona smartfonu smartphone system systemu tab tablet tabletu telefon telefonu ultra urządzenia using
  version via von wersji with wurde wysłana wysłane wysłano z za ze`.split(/\s+/),
);
/** Model numbers: `S23`, `A54`, `5G`, `15+`. */
const MODEL = /^[a-z]{0,2}\d{1,4}[a-z]{0,4}\+?$/u;
/** Polish case endings: `iPhone'a`, `iPada`. */
const ENDING = /(['’]?(a|u|em)|['’]s)$/u;

const isProduct = (word: string): boolean => PRODUCTS.has(word) || PRODUCTS.has(word.replace(ENDING, ''));
const isAllowed = (word: string): boolean => OTHER_WORDS.has(word) || isProduct(word) || MODEL.test(word);
const partsOf = (word: string): string[] => (isAllowed(word) ? [word] : word.split('-'));

/** True for lines like `Sent from my iPhone`; unknown ones stay in the reply. */
export const isProgramLine = (line: string): boolean => {
  if (line.length > LONGEST) return false;
  const text = line.trim().replace(LINK, ' ').toLowerCase();
  if (!BEGINNING.test(text)) return false;
  const words = text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+]+$/gu, ''))
    .filter((word) => word !== '')
    .flatMap(partsOf);
  return words.some(isProduct) && words.every(isAllowed);
};
