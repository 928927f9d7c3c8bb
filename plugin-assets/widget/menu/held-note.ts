import { make } from '../../shared/dom.ts';
import { locale } from '../state/app.ts';

// Few chats are held, so this is loaded when one is, in all languages at once.
const WORDS = {
  pl: (reason: string) =>
    `Tej rozmowy nie usunięto: sklep musi ją zachować z powodu ${{ complaint: 'reklamacji', authority: 'sprawy w urzędzie' }[reason] ?? 'roszczenia'}. Ukryliśmy ją; zostanie usunięta, gdy sprawa się zakończy. Możesz złożyć skargę do organu ochrony danych albo zwrócić się do sądu.`,
  en: (reason: string) =>
    `This chat was not deleted: the shop has to keep it because of ${{ complaint: 'a complaint', authority: 'a case with an authority' }[reason] ?? 'a claim'}. It is hidden now and will be deleted when the matter ends. You can complain to the data-protection authority or go to court.`,
  de: (reason: string) =>
    `Dieses Gespräch wurde nicht gelöscht: Der Shop muss es wegen ${{ complaint: 'einer Reklamation', authority: 'eines Behördenverfahrens' }[reason] ?? 'eines Anspruchs'} aufbewahren. Es ist jetzt verborgen und wird gelöscht, wenn die Sache endet. Sie können sich bei der Datenschutzaufsicht beschweren oder vor Gericht gehen.`,
};

/** Says that the shop has to keep the chat for now, why, and what the visitor can do about it (Art. 12(4) GDPR). */
export const heldNote = (reason: unknown): HTMLElement =>
  make('p', { role: 'status' }, WORDS[locale](`${reason}`));
