import { blocksDe } from './de-blocks.ts';
import { mailInDe } from './de-mail-in.ts';
import { notesDe } from './de-notes.ts';
import { tagsDe } from './de-tags.ts';
import { teamsDe } from './de-teams.ts';
import type { queueEn } from './en-queue.ts';
import { forms } from './word-forms.ts';

/** German words of giving chats back and handing them over, and of notes about them. */
export const queueDe: typeof queueEn = {
  visits: { nav: 'Besucher' },
  ...mailInDe,
  queue: {
    toAnswer: 'Zu beantworten',
    quiet: 'Weitere Chats',
    nobodyWaits: 'Sonst wartet niemand.',
    waits: 'wartet {time}',
    nextWaiting: 'Nächster Wartender',
    sendAndNext: 'Senden und weiter (Strg + Enter)',
    more: 'Mehr',
    closeOneTitle: 'Ohne Antwort beenden?',
    closeOne: 'Dieser Chat hat noch keine Antwort. Trotzdem beenden?',
    closeAnyway: 'Chat beenden',
    closeManyTitle: forms({ one: '{n} Chat beenden?', other: '{n} Chats beenden?' }),
    closeMany: 'Ohne Antwort: {n}.',
    closeAll: 'Chats beenden',
    closedMany: forms({ one: '{n} Chat beendet.', other: '{n} Chats beendet.' }),
    select: 'Chats auswählen',
    selectOne: 'Auswählen: {who}',
    selected: forms({ one: '{n} ausgewählt', other: '{n} ausgewählt' }),
    closeSelected: 'Beenden',
    stopSelecting: 'Auswahl aufheben',
  },
  closing: {
    wroteMeanwhile: '{label} hat inzwischen geschrieben, deshalb bleibt der Chat offen.',
    mayHaveWritten:
      'Es ist nicht bekannt, ob {label} inzwischen geschrieben hat, deshalb bleibt der Chat offen.',
  },
  leaving: {
    title: 'Sie haben noch Chats',
    ask: forms({
      one: '{n} Chat liegt bei Ihnen. Was soll mit ihm geschehen?',
      other: '{n} Chats liegen bei Ihnen. Was soll mit ihnen geschehen?',
    }),
    hint: 'Ein Chat, den Sie behalten, geht von selbst zurück in die Warteschlange, wenn sein Besucher zu lange auf eine Antwort wartet.',
    keep: 'Behalten',
    giveBack: 'In die Warteschlange zurückgeben',
  },
  stillThere: {
    title: 'Sind Sie noch da?',
    awayIn: forms({
      one: 'In {n} Sekunde werden Sie auf „nicht da“ gesetzt.',
      other: 'In {n} Sekunden werden Sie auf „nicht da“ gesetzt.',
    }),
    hint: 'Hier hat sich länger nichts getan. Eine Taste oder eine Bewegung der Maus genügt.',
    yes: 'Ich bin da',
    after: 'Auf „nicht da“ setzen, wenn ich nichts tue',
    never: 'nie',
    minutes: 'nach {n} Min.',
    afterHint:
      'In diesem Browser. Sie werden zuerst gefragt; die erste Taste oder Mausbewegung macht es rückgängig.',
  },
  attach: {
    label: 'Bilder und Dateien',
    send: 'Bild oder Datei senden',
    ask: 'Den Besucher um ein Bild oder eine Datei bitten',
    failedElsewhere: '{chat}: Eine Datei konnte nicht gesendet werden. {reason}',
  },
  handOver: {
    formOffered: 'Niemand hat rechtzeitig geantwortet: Dem Besucher wurde das Formular angeboten',
    formSent: 'Der Besucher hat stattdessen eine Nachricht hinterlassen',
    mailQueued: 'Eine E-Mail über die Antwort wartet auf den Versand',
    mailSent: 'Die E-Mail über die Antwort ging an den Besucher',
    mailFailed:
      'Die E-Mail über die Antwort konnte nicht zugestellt werden. Bitten Sie um eine andere Adresse.',
    byMail: 'Antworten auch per E-Mail an {address}: Wer nicht da ist, bekommt einen Link zu diesem Chat.',
    rowByMail: 'Antworten werden auch per E-Mail gemeldet',
    byMailUntil: 'Über Antworten wird der Besucher per E-Mail informiert, bis {day}.',
    askByMail: 'Um eine E-Mail-Adresse bitten, um hier zu antworten',
    toLead: 'Anfrage anzeigen',
    backFrom: '{name} ist nicht da: Der Chat ist wieder in der Warteschlange',
    somebody: 'Der Berater',
    backFromYou: 'Sie waren nicht da: Der Chat ging zurück in die Warteschlange',
    handedTo: 'An {name} übergeben',
    handedToYou: 'Der Chat wurde Ihnen übergeben',
    handedToYouBy: '{name} hat Ihnen den Chat übergeben',
    label: 'Übergeben',
    nobody: 'Niemand sonst darf in diesem Shop antworten.',
    toQueue: 'Zurück in die Warteschlange',
    here: 'da',
    away: 'nicht da',
    handedToast: 'An {name} übergeben.',
    givenBackToast: 'Der Chat ist wieder in der Warteschlange.',
  },
  blocks: blocksDe,
  notes: notesDe,
  tags: tagsDe,
  teams: teamsDe,
};
