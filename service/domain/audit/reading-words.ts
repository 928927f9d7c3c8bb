import type { Locale, Role } from '../../protocol/vocabulary.ts';
import type { ReadingAct } from '../model/audit/readings.ts';

export type ReadingWords = {
  title: string;
  acts: Record<ReadingAct, string>;
  roles: Record<Role, string>;
  agency: string;
  /** Deleted account. */
  former: string;
};

const pl: ReadingWords = {
  title: 'Kto czytał Twoje dane',
  acts: {
    'lead.read': 'odczytano zgłoszenie',
    'lead.evidence': 'otwarto dowód dotyczący zgłoszenia',
    'lead.others': 'obejrzano inne wiadomości z tego samego adresu lub numeru',
    'conversation.read': 'odczytano rozmowę',
    'conversation.evidence': 'otwarto dowód dotyczący rozmowy',
    'customer.read': 'obejrzano dane klienta ze sklepu',
    'card.read': 'odczytano odpowiedzi na prośbę o dane',
    'consent.evidence': 'otwarto dowód zgody',
    'subject_request.read': 'otwarto żądanie dotyczące danych',
    'subject_request.exported': 'pobrano odpowiedź na żądanie',
    'mail.read': 'odczytano czekającą wiadomość e-mail',
    'lead.list': 'przeglądano listę zgłoszeń',
    'lead.export': 'pobrano zgłoszenia jako plik',
    'conversation.list': 'przeglądano listę rozmów',
    'visit.list': 'przeglądano listę osób na stronach sklepu',
    'conversation.search': 'szukano w rozmowach i zgłoszeniach',
    'marketing.list': 'przeglądano listę zapisanych na oferty',
    'marketing.export': 'pobrano listę zapisanych na oferty',
    'breach.list': 'pobrano listę osób, których dotyczy naruszenie ochrony danych',
    'mail.list': 'przeglądano listę czekających wiadomości e-mail',
    'subject.find': 'szukano danych jakiejś osoby',
    'shop.export': 'pobrano wszystkie dane sklepu',
  },
  roles: {
    owner: 'właściciel',
    manager: 'kierownik',
    consultant: 'konsultant',
    auditor: 'audytor',
  },
  agency: 'agencja',
  former: 'konto, którego już nie ma',
};

const en: ReadingWords = {
  title: 'Who read your data',
  acts: {
    'lead.read': 'read the enquiry',
    'lead.evidence': 'opened the proof of the enquiry',
    'lead.others': 'viewed other messages from the same address or number',
    'conversation.read': 'read the chat',
    'conversation.evidence': 'opened the proof of the chat',
    'customer.read': 'viewed the shop’s data about the customer',
    'card.read': 'read the answers to a data request',
    'consent.evidence': 'opened the proof of a consent',
    'subject_request.read': 'opened the request about data',
    'subject_request.exported': 'downloaded the answer to the request',
    'mail.read': 'read an e-mail that was waiting to be sent',
    'lead.list': 'viewed the list of enquiries',
    'lead.export': 'exported the enquiries as a file',
    'conversation.list': 'viewed the list of chats',
    'visit.list': 'viewed the list of visitors on the pages of the shop',
    'conversation.search': 'searched chats and enquiries',
    'marketing.list': 'viewed the list of people who receive offers',
    'marketing.export': 'exported the list of people who receive offers',
    'breach.list': 'exported the list of people affected by a data breach',
    'mail.list': 'viewed the list of e-mails waiting to be sent',
    'subject.find': 'searched for a person’s data',
    'shop.export': 'exported all data of the shop',
  },
  roles: {
    owner: 'owner',
    manager: 'manager',
    consultant: 'consultant',
    auditor: 'auditor',
  },
  agency: 'agency',
  former: 'an account that no longer exists',
};

const de: ReadingWords = {
  title: 'Wer Ihre Daten gelesen hat',
  acts: {
    'lead.read': 'Anfrage gelesen',
    'lead.evidence': 'Nachweis zur Anfrage geöffnet',
    'lead.others': 'weitere Nachrichten mit derselben Adresse oder Nummer angesehen',
    'conversation.read': 'Chat gelesen',
    'conversation.evidence': 'Nachweis zum Chat geöffnet',
    'customer.read': 'Kundendaten aus dem Shop angesehen',
    'card.read': 'Antworten auf eine Datenanfrage gelesen',
    'consent.evidence': 'Nachweis einer Einwilligung geöffnet',
    'subject_request.read': 'Datenschutzanfrage geöffnet',
    'subject_request.exported': 'Auskunft heruntergeladen',
    'mail.read': 'eine wartende E-Mail gelesen',
    'lead.list': 'Liste der Anfragen angesehen',
    'lead.export': 'Anfragen als Datei exportiert',
    'conversation.list': 'Liste der Chats angesehen',
    'visit.list': 'Liste der Besucher auf den Seiten des Shops angesehen',
    'conversation.search': 'in Chats und Anfragen gesucht',
    'marketing.list': 'Liste der Anmeldungen für Angebote angesehen',
    'marketing.export': 'Liste der Anmeldungen für Angebote exportiert',
    'breach.list': 'Liste der von einer Datenschutzverletzung betroffenen Personen exportiert',
    'mail.list': 'Liste der wartenden E-Mails angesehen',
    'subject.find': 'nach Daten einer Person gesucht',
    'shop.export': 'alle Daten des Shops exportiert',
  },
  roles: {
    owner: 'Inhaber',
    manager: 'Leitung',
    consultant: 'Berater',
    auditor: 'Prüfer',
  },
  agency: 'Agentur',
  former: 'ein Konto, das es nicht mehr gibt',
};

export const READING_WORDS: Readonly<Record<Locale, ReadingWords>> = { pl, en, de };
