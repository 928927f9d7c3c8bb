import type { View } from '../parts/view.ts';
import { withWords } from '../state/app.ts';
import type { Screen } from '../state/reduce.ts';

type Screens = Partial<Record<'chat' | 'form' | 'order' | 'receipt', () => View>>;

export const loadMenuPart = () => withWords('conversation', () => import('../chat/running-conversation.ts'));

/** Idempotent. */
export const loadScreens = async (screen: Screen): Promise<Screens> =>
  (
    await (screen === 'order'
      ? withWords(screen, () => import('../order/order-screen.ts'))
      : screen === 'chat'
        ? withWords('conversation', () => import('../chat/chat-screens.ts'))
        : withWords('form', () => import('../form/form-screens.ts')))
  ).screens;
