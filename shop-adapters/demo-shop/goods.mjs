/** What the shop sells. Prices in grosz; words in Polish and English. */

/** @typedef {{ name: string, short: string, text: string, facts: [string, string][] }} GoodWords */
/** @typedef {{ slug: string, grosz: number, kind: 'pottery' | 'tea', pl: GoodWords, en: GoodWords }} Good */

/** @type {readonly Good[]} */
export const GOODS = [
  {
    slug: 'zestaw-dla-dwojga',
    grosz: 32900,
    kind: 'pottery',
    pl: {
      name: 'Zestaw dla dwojga „Rdza”',
      short: 'Czajniczek i dwie czarki',
      text: 'Czajniczek na 600 ml i dwie czarki, toczone z jednej gliny i szkliwione w jednym wypale, żeby kolor zgadzał się co do odcienia. Dobrze trzyma ciepło i nie kapie przy nalewaniu.',
      facts: [
        ['Pojemność', '600 ml + 2 × 180 ml'],
        ['Materiał', 'kamionka, szkliwo bezołowiowe'],
        ['Pielęgnacja', 'można myć w zmywarce'],
      ],
    },
    en: {
      name: 'Set for two “Rust”',
      short: 'Teapot and two bowls',
      text: 'A 600 ml teapot and two bowls, thrown from one clay and glazed in one firing, so that the colour matches to the shade. It keeps the heat well and does not drip.',
      facts: [
        ['Holds', '600 ml + 2 × 180 ml'],
        ['Material', 'stoneware, lead-free glaze'],
        ['Care', 'dishwasher safe'],
      ],
    },
  },
  {
    slug: 'czarka-mgla',
    grosz: 8900,
    kind: 'pottery',
    pl: {
      name: 'Czarka „Mgła”',
      short: 'Szerokie brzegi, 220 ml',
      text: 'Szeroka czarka do herbat, które lubią szybko oddać aromat: białych, zielonych i jasnych oolongów. Szkliwo spływa za każdym razem inaczej, więc nie ma dwóch takich samych.',
      facts: [
        ['Pojemność', '220 ml'],
        ['Średnica', '11 cm'],
        ['Materiał', 'kamionka, szkliwo bezołowiowe'],
      ],
    },
    en: {
      name: 'Bowl “Mist”',
      short: 'Wide rim, 220 ml',
      text: 'A wide bowl for teas that like to give up their scent at once: white, green and light oolong. The glaze runs differently each time, so no two are alike.',
      facts: [
        ['Holds', '220 ml'],
        ['Width', '11 cm'],
        ['Material', 'stoneware, lead-free glaze'],
      ],
    },
  },
  {
    slug: 'herbata-beskid',
    grosz: 4200,
    kind: 'tea',
    pl: {
      name: 'Poranek w Beskidzie',
      short: 'Czarna z tymiankiem, 80 g',
      text: 'Mocny asam z suszonym tymiankiem i skórką jabłka. Na mglisty poranek, z mlekiem albo bez. Zaparza się w cztery minuty.',
      facts: [
        ['Masa', '80 g, około 32 filiżanki'],
        ['Woda', '95 °C, 4 minuty'],
        ['Skład', 'herbata czarna, tymianek, jabłko'],
      ],
    },
    en: {
      name: 'Morning in the Beskids',
      short: 'Black with thyme, 80 g',
      text: 'A strong Assam with dried thyme and apple peel. For a misty morning, with milk or without. Brews in four minutes.',
      facts: [
        ['Weight', '80 g, about 32 cups'],
        ['Water', '95 °C, 4 minutes'],
        ['Contains', 'black tea, thyme, apple'],
      ],
    },
  },
  {
    slug: 'czajniczek-wrzos',
    grosz: 24900,
    kind: 'pottery',
    pl: {
      name: 'Czajniczek „Wrzos”',
      short: 'Z gliny barwionej, 500 ml',
      text: 'Okrągły brzuszek, krótki dziobek i sitko ulepione w środku. Kolor bierze się z gliny barwionej tlenkami, a szkliwo jest przezroczyste i matowe.',
      facts: [
        ['Pojemność', '500 ml'],
        ['Wysokość', '14 cm z pokrywką'],
        ['Materiał', 'glina barwiona w masie'],
      ],
    },
    en: {
      name: 'Teapot “Heather”',
      short: 'Coloured clay, 500 ml',
      text: 'A round belly, a short spout and a strainer built in. The colour comes from the clay itself; the glaze is clear and matt.',
      facts: [
        ['Holds', '500 ml'],
        ['Height', '14 cm with lid'],
        ['Material', 'clay coloured throughout'],
      ],
    },
  },
  {
    slug: 'sencha-wiosenna',
    grosz: 4800,
    kind: 'tea',
    pl: {
      name: 'Sencha wiosenna',
      short: 'Zielona, pierwszy zbiór, 60 g',
      text: 'Liście z pierwszego zbioru, parowane krótko, dlatego napar jest jasny i słodkawy, bez goryczy. Te same liście można zalać trzy razy.',
      facts: [
        ['Masa', '60 g, około 25 filiżanek'],
        ['Woda', '70 °C, 90 sekund'],
        ['Skład', 'herbata zielona'],
      ],
    },
    en: {
      name: 'Spring sencha',
      short: 'Green, first flush, 60 g',
      text: 'First-flush leaves, steamed briefly, so the cup is bright and a little sweet, without bitterness. The same leaves will give three infusions.',
      facts: [
        ['Weight', '60 g, about 25 cups'],
        ['Water', '70 °C, 90 seconds'],
        ['Contains', 'green tea'],
      ],
    },
  },
  {
    slug: 'kubek-mech',
    grosz: 7900,
    kind: 'pottery',
    pl: {
      name: 'Kubek „Mech”',
      short: 'Na co dzień, 320 ml',
      text: 'Kubek, który dobrze leży w dłoni i mieści porządną herbatę. Ucho jest na trzy palce, a dno zostaje bez szkliwa, żeby nie ślizgał się po stole.',
      facts: [
        ['Pojemność', '320 ml'],
        ['Wysokość', '10 cm'],
        ['Pielęgnacja', 'zmywarka i mikrofalówka'],
      ],
    },
    en: {
      name: 'Mug “Moss”',
      short: 'For every day, 320 ml',
      text: 'A mug that sits well in the hand and holds a proper tea. The handle takes three fingers; the foot stays unglazed, so it does not slide on the table.',
      facts: [
        ['Holds', '320 ml'],
        ['Height', '10 cm'],
        ['Care', 'dishwasher and microwave safe'],
      ],
    },
  },
  {
    slug: 'lipa-i-miod',
    grosz: 3400,
    kind: 'tea',
    pl: {
      name: 'Lipa i miód',
      short: 'Napar bez teiny, 50 g',
      text: 'Kwiat lipy, rumianek i pyłek pszczeli z pasieki za płotem. Na wieczór i na przeziębienie, dla dużych i małych.',
      facts: [
        ['Masa', '50 g, około 20 filiżanek'],
        ['Woda', '90 °C, 8 minut'],
        ['Skład', 'kwiat lipy, rumianek, pyłek pszczeli'],
      ],
    },
    en: {
      name: 'Linden and honey',
      short: 'Without caffeine, 50 g',
      text: 'Linden blossom, camomile and bee pollen from the apiary next door. For evenings and for colds, for big and small.',
      facts: [
        ['Weight', '50 g, about 20 cups'],
        ['Water', '90 °C, 8 minutes'],
        ['Contains', 'linden blossom, camomile, bee pollen'],
      ],
    },
  },
  {
    slug: 'talerzyk-piasek',
    grosz: 5900,
    kind: 'pottery',
    pl: {
      name: 'Talerzyk „Piasek”',
      short: 'Do ciasta, 18 cm',
      text: 'Płaski talerzyk pod kawałek drożdżowego. Drobinki w szkliwie to naturalne żelazo z gliny, które wychodzi podczas wypału.',
      facts: [
        ['Średnica', '18 cm'],
        ['Materiał', 'kamionka z żelazem'],
        ['Pielęgnacja', 'można myć w zmywarce'],
      ],
    },
    en: {
      name: 'Plate “Sand”',
      short: 'For cake, 18 cm',
      text: 'A flat plate for a slice of cake. The specks in the glaze are the iron of the clay, which comes out in the firing.',
      facts: [
        ['Width', '18 cm'],
        ['Material', 'stoneware with iron'],
        ['Care', 'dishwasher safe'],
      ],
    },
  },
];

/** Price as the shop writes it: 329 zł, or 79,50 zł. */
export const priceText = (grosz) => {
  const rest = grosz % 100;
  const zloty = Math.floor(grosz / 100);
  return `${zloty}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}\u00a0zł`;
};
