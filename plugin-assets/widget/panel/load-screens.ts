import type { View } from '../parts/view.ts';
import { withWords } from '../state/app.ts';

type Screens = { chat?: () => View; form?: () => View; receipt?: () => View };

export const loadMenuPart = () => withWords('conversation', () => import('../chat/running-conversation.ts'));

/** Idempotent. */
export const loadScreens = async (isForm: boolean): Promise<Screens> =>
  (
    await (isForm
      ? withWords('form', () => import('../form/form-screens.ts'))
      : withWords('conversation', () => import('../chat/chat-screens.ts')))
  ).screens;
