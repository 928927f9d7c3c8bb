import { words as en } from '../../../../plugin-assets/console/words/first/en.ts';
import { words as pl } from '../../../../plugin-assets/console/words/first/pl.ts';

/** Tests run in Polish; screenshots of the guide are taken in each of these. */
export const dayLocale = process.env.ZGODA_GUIDE_LOCALE === 'en' ? 'en' : 'pl';

export const words = { pl, en }[dayLocale];

const says = {
  pl: {
    shops: ['Herbaciarnia Pod Lipą', 'Świece i Miód'],
    broken: 'Dzień dobry, dostałam dziś paczkę i imbryk jest pęknięty. Co mam zrobić?',
    shipping: 'Czy wysyłacie do Czech? Ile to kosztuje?',
    candle: 'Jak długo pali się duża świeca z wosku pszczelego?',
    unheard: 'Halo, jest tam ktoś? Chcę zmienić adres dostawy.',
    lastMonth: 'Czy czajniczek żeliwny nadaje się na kuchenkę indukcyjną?',
    lastMonthAnswer: 'Tak, ten model pasuje do każdej kuchenki, także indukcyjnej.',
    greeting: 'Dzień dobry {visitor}, tu {consultant} ze sklepu {shop}. Już sprawdzam.',
    returns: 'Zwroty i reklamacje przyjmujemy przez 30 dni. Etykietę wyślemy e-mailem.',
    greetingTitle: 'Powitanie',
    returnsTitle: 'Zwroty',
    greetingStart: 'Dzień dobry',
    askPicture: 'Proszę o zdjęcie pękniętego imbryka.',
    pictureName: 'imbryk.jpg',
    draft: 'Tak, wysyłamy do Czech kurierem. Koszt to',
    note: 'Pyta o wysyłkę do Czech. Masz aktualny cennik?',
    candleAnswer: 'Około 60 godzin, jeśli za każdym razem stopi się cała powierzchnia.',
    find: 'czajniczek indukcyjn',
    order: '100234567',
    question: 'Czy zestaw świątecznych herbat zdąży dojechać przed Nowym Rokiem?',
    answer: 'Tak, wysyłamy 28 grudnia kurierem, dojdzie najpóźniej 30 grudnia.',
    spam: 'Best SEO! https://a.example https://b.example https://c.example',
    stocktaking: 'Inwentaryzacja',
  },
  en: {
    shops: ['Linden Tea House', 'Candles and Honey'],
    broken: 'Hello, my parcel came today and the teapot is cracked. What should I do?',
    shipping: 'Do you ship to Ireland, and what does it cost?',
    candle: 'How long does the large beeswax candle burn?',
    unheard: 'Hello, is anybody there? I need to change the delivery address.',
    lastMonth: 'Does the cast-iron kettle work on an induction hob?',
    lastMonthAnswer: 'Yes, this model works on every hob, induction included.',
    greeting: 'Hello {visitor}, this is {consultant} from {shop}. Let me check.',
    returns: 'We take returns and complaints for 30 days. We send you the label by e-mail.',
    greetingTitle: 'Greeting',
    returnsTitle: 'Returns',
    greetingStart: 'Hello',
    askPicture: 'Please send a photo of the cracked teapot.',
    pictureName: 'teapot.jpg',
    draft: 'Yes, we ship to Ireland by courier. The cost is',
    note: 'Asks about shipping to Ireland. Do you have the current prices?',
    candleAnswer: 'About 60 hours, if the whole surface melts each time.',
    find: 'kettle induct',
    order: '100234567',
    question: 'Will the Christmas tea set arrive before New Year?',
    answer: 'Yes, we send it by courier on 28 December, it arrives on 30 December at the latest.',
    spam: 'Best SEO! https://a.example https://b.example https://c.example',
    stocktaking: 'Stocktaking',
  },
};
export const said = says[dayLocale];
