import type { queueEn } from './en-queue.ts';
import { blocksPl } from './pl-blocks.ts';
import { mailInPl } from './pl-mail-in.ts';
import { notesPl } from './pl-notes.ts';
import { tagsPl } from './pl-tags.ts';
import { teamsPl } from './pl-teams.ts';
import { forms } from './word-forms.ts';

/** Polish words of giving chats back, handing them over, and of notes about them. */
export const queuePl: typeof queueEn = {
  visits: { nav: 'Odwiedzający' },
  ...mailInPl,
  queue: {
    toAnswer: 'Do odpowiedzi',
    quiet: 'Pozostałe',
    nobodyWaits: 'Nikt więcej nie czeka.',
    waits: 'czeka {time}',
    nextWaiting: 'Następna czekająca',
    sendAndNext: 'Wyślij i przejdź dalej (Ctrl + Enter)',
    more: 'Więcej',
    closeOneTitle: 'Zamknąć bez odpowiedzi?',
    closeOne: 'Ta rozmowa nie ma jeszcze odpowiedzi. Zamknąć ją mimo to?',
    closeAnyway: 'Zamknij rozmowę',
    closeManyTitle: forms({
      one: 'Zamknąć {n} rozmowę?',
      few: 'Zamknąć {n} rozmowy?',
      many: 'Zamknąć {n} rozmów?',
      other: 'Zamknąć {n} rozmowy?',
    }),
    closeMany: 'Bez odpowiedzi: {n}.',
    closeAll: 'Zamknij rozmowy',
    closedMany: forms({
      one: 'Zamknięto {n} rozmowę.',
      few: 'Zamknięto {n} rozmowy.',
      many: 'Zamknięto {n} rozmów.',
      other: 'Zamknięto {n} rozmowy.',
    }),
    select: 'Zaznacz rozmowy',
    selectOne: 'Zaznacz: {who}',
    selected: forms({
      one: 'Zaznaczono {n}',
      few: 'Zaznaczono {n}',
      many: 'Zaznaczono {n}',
      other: 'Zaznaczono {n}',
    }),
    closeSelected: 'Zamknij',
    stopSelecting: 'Zakończ zaznaczanie',
  },
  closing: {
    wroteMeanwhile: '{label}: w międzyczasie przyszła wiadomość, więc rozmowa pozostaje otwarta.',
    mayHaveWritten:
      '{label}: nie wiadomo, czy w międzyczasie przyszła wiadomość, więc rozmowa pozostaje otwarta.',
  },
  leaving: {
    title: 'Masz jeszcze otwarte rozmowy',
    ask: forms({
      one: 'Prowadzisz {n} rozmowę. Co z nią zrobić?',
      few: 'Prowadzisz {n} rozmowy. Co z nimi zrobić?',
      many: 'Prowadzisz {n} rozmów. Co z nimi zrobić?',
      other: 'Prowadzisz {n} rozmowy. Co z nimi zrobić?',
    }),
    hint: 'Zatrzymana rozmowa sama wróci do kolejki, jeśli odwiedzający będzie zbyt długo czekał na odpowiedź.',
    keep: 'Zostaw u mnie',
    giveBack: 'Oddaj do kolejki',
  },
  stillThere: {
    title: 'Czy nadal tu jesteś?',
    awayIn: forms({
      one: 'Za {n} sekundę ustawimy, że Cię nie ma.',
      few: 'Za {n} sekundy ustawimy, że Cię nie ma.',
      many: 'Za {n} sekund ustawimy, że Cię nie ma.',
      other: 'Za {n} sekundy ustawimy, że Cię nie ma.',
    }),
    hint: 'Od dłuższego czasu nie było tu żadnego ruchu. Wystarczy klawisz lub ruch myszą.',
    yes: 'Jestem',
    after: 'Gdy nic nie robię, ustaw, że mnie nie ma',
    never: 'nigdy',
    minutes: 'po {n} min',
    afterHint: 'W tej przeglądarce. Najpierw pytamy; pierwszy klawisz lub ruch myszą cofa tę zmianę.',
  },
  attach: {
    label: 'Zdjęcia i pliki',
    send: 'Wyślij zdjęcie lub plik',
    ask: 'Poproś odwiedzającego',
    failedElsewhere: '{chat}: nie udało się wysłać pliku. {reason}',
  },
  handOver: {
    formOffered: 'Nikt nie odpowiedział na czas: odwiedzający może zostawić wiadomość',
    formSent: 'Odwiedzający zamiast czekać zostawił wiadomość',
    mailQueued: 'E-mail o odpowiedzi czeka na wysłanie',
    mailSent: 'E-mail o odpowiedzi wysłany do odwiedzającego',
    mailFailed: 'E-maila o odpowiedzi nie udało się dostarczyć. Poproś o inny adres.',
    byMail:
      'Odpowiedzi także e-mailem na {address}: gdy odwiedzającego nie ma, dostanie link do tej rozmowy.',
    rowByMail: 'Odpowiedzi także e-mailem',
    byMailUntil: 'O odpowiedziach powiadamiamy odwiedzającego e-mailem, do {day}.',
    askByMail: 'Poproś o e-mail, żeby tu odpowiedzieć',
    toLead: 'Pokaż zgłoszenie',
    backFrom: 'Rozmowa wróciła do kolejki: {name} nie jest teraz przy czacie',
    somebody: 'konsultant',
    backFromYou: 'Nie było Cię przy czacie, więc rozmowa wróciła do kolejki',
    handedTo: 'Rozmowę prowadzi teraz {name}',
    handedToYou: 'Ta rozmowa została przekazana Tobie',
    handedToYouBy: '{name} przekazuje Ci tę rozmowę',
    label: 'Przekaż',
    nobody: 'Nikt inny nie może odpowiadać w tym sklepie.',
    toQueue: 'Oddaj do kolejki',
    here: 'przy czacie',
    away: 'poza czatem',
    handedToast: 'Przekazano: {name}.',
    givenBackToast: 'Rozmowa wróciła do kolejki.',
  },
  blocks: blocksPl,
  notes: notesPl,
  tags: tagsPl,
  teams: teamsPl,
};
