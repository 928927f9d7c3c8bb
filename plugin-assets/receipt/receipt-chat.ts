import type { ChatReceiptResponse } from '../../service/protocol/api/receipt-api.ts';
import type { callService } from '../shared/call-service.ts';
import { make } from '../shared/dom.ts';
import { fill } from '../shared/translate.ts';
import {
  controllerRow,
  date,
  downloads,
  partNodes,
  readings,
  row,
  setLanguage,
  show,
  showFailure,
  twoSteps,
  words,
} from './receipt-parts.ts';

/** Rule: RT-7. */
export const openChatReceipt = async (secret: string, call: typeof callService): Promise<void> => {
  const post = <T>(act: string, body: object = {}) =>
    call<T>('POST', `/v1/visitor/chat-receipt${act}`, { secret, ...body }, null);

  const erase = async () => {
    const answer = await post('/erase');
    if (answer.ok) show(words.chatErased, make('p', null, words.chatErasedText));
    else if (answer.refusal.status === 409) {
      const { heldReason } = answer.refusal.details ?? {};
      const reason = Object.entries(words.heldReasons).find(([name]) => name === heldReason)?.[1];
      show(
        words.chatHeld,
        make('p', null, fill(words.chatHeldText, { reason: reason ?? words.heldReasons.claim })),
      );
    } else showFailure(answer, erase);
  };

  const mailForm = ({ mayMail, wasMailed }: ChatReceiptResponse): HTMLElement => {
    const box = make('section', 'card', make('h2', null, words.mailTitle));
    const sent = () =>
      box.replaceChildren(make('h2', null, words.mailTitle), make('p', { role: 'status' }, words.mailSent));
    if (!mayMail) {
      box.append(make('p', null, words.mailNone));
      return box;
    }
    if (wasMailed) {
      sent();
      return box;
    }
    const field = make('input', { type: 'email', id: 'mail', autocomplete: 'email', required: true });
    const fault = make('p', { id: 'fault', role: 'alert', className: 'fault' });
    const send = async (event: Event) => {
      event.preventDefault();
      const email = field.value.trim();
      const answer = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) ? await post('/mail', { email }) : null;
      if (answer?.ok || answer?.refusal?.code === 'conflict') return sent();
      fault.textContent =
        answer === null || answer.refusal?.status === 422
          ? words.mailBad
          : ['dpa_required', 'no_mail_server'].includes(answer.refusal?.code ?? '')
            ? words.mailClosed
            : words.failed;
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', 'fault');
      field.focus();
    };
    box.append(
      make('p', 'soft', words.mailText),
      make(
        'form',
        { noValidate: true, onsubmit: send },
        make('label', { htmlFor: 'mail' }, words.mailField),
        field,
        fault,
        make('button', { type: 'submit', className: 'main' }, words.mailSend),
      ),
    );
    return box;
  };

  const showChat = (chat: ChatReceiptResponse) => {
    setLanguage(chat.locale);
    show(
      words.chatTitle,
      make(
        'section',
        'card',
        make('p', chat.isOpen ? 'state' : 'state over', chat.isOpen ? words.chatOpen : words.chatClosed),
        make(
          'dl',
          null,
          row(words.shop, chat.shopName),
          row(words.chatOpened, date(chat.openedAt, 'short')),
          row(words.chatMessages, String(chat.messages)),
          controllerRow(chat.controller),
          row(words.until, date(chat.keptUntil)),
          chat.notice.length > 0 && row(words.chatNotice, ...partNodes(chat.notice)),
        ),
        twoSteps(words.chatErase, words.chatEraseAsk, erase),
      ),
      readings(chat.readings),
      downloads('/v1/visitor/chat-receipt/download', secret),
      mailForm(chat),
      make('p', 'soft', words.keep),
    );
  };

  const open = async () => {
    const answer = await post<ChatReceiptResponse>('/look');
    if (answer.ok) showChat(answer.body);
    else showFailure(answer, open);
  };
  await open();
};
