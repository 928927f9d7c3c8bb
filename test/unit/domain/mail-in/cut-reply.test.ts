import assert from 'node:assert/strict';
import { cutReply } from '../../../../service/domain/mail-in/cut-reply.ts';
import { REPLY_MARK } from '../../../../service/domain/model/mail/reply-address.ts';

const ANSWER = 'Dziękuję!\n\nProszę o fakturę.';
const REPLIES: Record<string, string> = {
  'Gmail, Polish':
    'pon., 3 lis 2026 o 10:00 Sklep Miód <chat@shop.example> napisał(a):\n\n> Dzień dobry,\n> w czym pomóc?\n>\n>> Pytanie',
  'Gmail, English, broken into two lines':
    'On Tue, Nov 3, 2026 at 10:00 AM Honey Shop <chat@shop.example>\nwrote:\n\n> How can we help?',
  'Gmail, German': 'Am Di., 3. Nov. 2026 um 10:00 Uhr schrieb Honigladen <chat@shop.example>:\n\n> Guten Tag',
  'Thunderbird, Polish': 'W dniu 3.11.2026 o 10:00, Sklep pisze:\n> Dzień dobry',
  'Thunderbird, German': 'Am 03.11.26 um 10:00 schrieb Honigladen:\n> Guten Tag',
  'Apple Mail, Polish':
    'Wiadomość napisana przez Sklep <chat@shop.example> w dniu 3 lis 2026, o godz. 10:00:\n\nDzień dobry\nPytanie',
  'Apple Mail, English, with the line of the phone':
    'Sent from my iPhone\n\n> On 3 Nov 2026, at 10:00, Honey Shop <chat@shop.example> wrote:\n> \n> Hello',
  'Apple Mail, German, with the line of the phone':
    'Von meinem iPhone gesendet\n\n> Am 03.11.2026 um 10:00 schrieb Honigladen <chat@shop.example>:\n> \n> Hallo',
  'Outlook, English':
    'From: Honey Shop <chat@shop.example>\nSent: Tuesday, November 3, 2026\nTo: Anna\nSubject: Your chat\n\nHello',
  'Outlook, Polish':
    'Od: Sklep <chat@shop.example>\nWysłano: wtorek, 3 listopada 2026\nDo: Anna\nTemat: Czat\n\nDzień dobry',
  'Outlook, German':
    '________________________________\nVon: Laden <chat@shop.example>\nGesendet: Dienstag\nAn: Anna\nBetreff: Chat\n\nHallo',
  'Outlook of old': '-----Wiadomość oryginalna-----\nFrom: Sklep\n\nDzień dobry',
  'our own line': `${REPLY_MARK} Odpisz powyżej tej linii ${REPLY_MARK}\n\nSklep odpowiedział:`,
  signature: '-- \nAnna Nowak\ntel. 600 100 200',
  'a signature and a quote below':
    '--\nAnna\n\nW dniu 3.11.2026 Sklep pisze:\n> Dzień dobry\n> w czym pomóc?',
};

const PROGRAM_LINES = [
  'Sent from my iPhone',
  'Sent from my Galaxy S23 Ultra',
  'Sent from Outlook for iOS<https://aka.ms/o0ukef>',
  'Sent from Mail for Windows',
  'Sent from Yahoo Mail on Android',
  'Sent with [Proton Mail](https://proton.me/mail/home) secure email.',
  'Get Outlook for Android<https://aka.ms/AAb9ysg>',
  'Wysłane z iPhone’a',
  'Wysłano z mojego iPada',
  'Wysłane z urządzenia Samsung',
  'Wysłano z programu Poczta dla systemu Windows 10',
  'Wysłane z telefonu Huawei',
  'Pobierz aplikację Outlook dla systemu Android',
  'Von meinem iPhone gesendet',
  'Von meinem Samsung Galaxy Smartphone gesendet',
  'Gesendet mit der GMX Mail App',
  'Gesendet mit der WEB.DE Mail App',
  'Gesendet von Mail für Windows',
  'Diese Nachricht wurde von meinem Android-Gerät mit GMX Mail gesendet.',
  'Holen Sie sich Outlook für iOS',
  'Outlook für Android beziehen',
];

describe('the answer in a mail', () => {
  for (const [program, rest] of Object.entries(REPLIES))
    it(`stays without quote and signature: ${program}`, () => {
      assert.equal(cutReply(`${ANSWER}\n\n${rest}`), ANSWER);
      assert.equal(cutReply(`${ANSWER}\n\n${rest}`.replaceAll('\n', '\r\n')), ANSWER);
    });

  it('stays when it stands below the quote, or between its lines', () => {
    const reply =
      'On 3 Nov 2026 Shop wrote:\n> Which size?\n\nM, please.\n\n> And the colour?\n\nBlue.\n-- \nAnna';
    assert.equal(cutReply(reply), 'M, please.\n\nBlue.');
  });

  it('keeps sentences that only resemble a quote line', () => {
    for (const text of [
      'She wrote:\nno thanks',
      'Od: mnie dla ciebie',
      'On 3 Nov I wrote to you.\nNobody answered:\nwhy?',
      'a > b\n1 -- 2\n---',
      'From: Kraków\nTo: Warszawa',
    ])
      assert.equal(cutReply(text), text);
  });

  it('keeps sentences of the person that begin like a line of a phone', () => {
    for (const text of [
      'Wysłano z powrotem w poniedziałek.',
      'Wysłane z Krakowa, jak prosiliście',
      'Wysłano z powrotem mojego iPhone’a',
      'Gesendet mit DHL am Montag, Sendungsnummer 123',
      'Von meinem Mann gesendet',
      'Sent with UPS on Monday',
      'Sent from my office, not from home',
      'Get Outlook for me to open the file?',
      'Sent from my iPhone\n\nThis is the line that your screen shows. How do I remove it?',
    ]) {
      assert.equal(cutReply(text), text);
      assert.equal(cutReply(`${ANSWER}\n${text}\n\n> Question`), `${ANSWER}\n${text}`);
    }
  });

  it('keeps from, to and date of something that is no mail', () => {
    const text = 'From: Kraków\nTo: Gdańsk\nDate: 3 May\n\nHow much is the delivery?';
    assert.equal(cutReply(text), text);
    const german = 'Von: Kundin\nAn: Laden\nDatum: 3. Mai\nWo bleibt das Paket?';
    assert.equal(cutReply(german), german);
  });

  for (const line of PROGRAM_LINES)
    it(`stays without the line of a program: ${line}`, () => {
      assert.equal(cutReply(`${ANSWER}\n\n${line}`), ANSWER);
      assert.equal(cutReply(`${ANSWER}\n${line}\n\n> Question`), ANSWER);
      assert.equal(cutReply(`${ANSWER}\n\n${line}\n\n________________________________\nFrom: a`), ANSWER);
      assert.equal(cutReply(`${ANSWER}\n\n${line}\n-- \nAnna`), ANSWER);
    });

  it('keeps what the person quotes of others above our own mail', () => {
    const own =
      'Dzień dobry,\n\nwasz kurier 12 listopada napisał mi tak:\nPaczka doręczona.\n\nNic nie dostałam!';
    const mark = `${REPLY_MARK} Odpisz powyżej tej linii ${REPLY_MARK}`;
    for (const quote of [
      `pon., 3 lis 2026 o 10:00 Sklep <chat@shop.example> napisał(a):\n\n> ${mark}\n>\n> Dzień dobry`,
      `Wiadomość napisana przez Sklep w dniu 3 lis 2026, o godz. 10:00:\n\n${mark}\n\nDzień dobry`,
      mark,
    ])
      assert.equal(cutReply(`${own}\n\n${quote}`), own);
  });

  it('keeps what the person tells of others, and lines that the person draws, where our own mail is not quoted', () => {
    for (const text of [
      'Dzień dobry, przesyłka 4711 nie dotarła.\n\nKurier o 10:15 napisał:\npaczka zgubiona\n\nProszę o zwrot pieniędzy na konto.',
      'Hello, order 4711.\nOn the invoice of 3 May your colleague wrote:\n20 pieces.\nPlease correct it.',
      'Zamówienie 123\n____________________\nproszę zmienić adres',
    ]) {
      assert.equal(cutReply(text), text);
      assert.equal(cutReply(`${text}\n\n${REPLIES['Apple Mail, Polish']}`), text);
    }
  });

  it('keeps a line that the person draws above our own mail', () => {
    const mark = `${REPLY_MARK} Odpisz powyżej tej linii ${REPLY_MARK}`;
    const text = 'Zamówienie 123\n____________________\nproszę zmienić adres';
    assert.equal(cutReply(`${text}\n\n${REPLIES['Outlook, German']}\n\n${mark}`), text);
    assert.equal(cutReply(`${text}\n\n________________________________\n${mark}`), text);
  });

  it('is empty when there is only a quote', () => {
    assert.equal(cutReply('\n\nOn 3 Nov 2026, at 10:00, Shop wrote:\n> Hello\n'), '');
  });

  it('is found in a megabyte of quote marks, of quote lines and of one line', () => {
    const million = 1_000_000;
    for (const text of [
      '>'.repeat(million),
      '>\n'.repeat(million / 2),
      'On 3 wrote\n'.repeat(million / 11),
      'From:\n'.repeat(million / 6),
      `${'-'.repeat(million)}Original Message`,
      ' '.repeat(million),
      `${'_'.repeat(30)}\n\n`.repeat(million / 32),
      'Sent from my iPhone\n>\n'.repeat(million / 22),
      '\n'.repeat(million / 2) + '\n>\nSent from my iPhone\n'.repeat(million / 44),
    ])
      assert.equal(cutReply(`Tak\n${text}`).split('\n')[0], 'Tak');
  });
});
