import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../service/protocol/vocabulary.ts';
import { root } from './imports.ts';

const FOLDER = join(root, 'plugin-assets/widget/words');

type Catalogs = {
  attachment: typeof import('../../plugin-assets/widget/words/attachment.en.json');
  card: typeof import('../../plugin-assets/widget/words/card.en.json');
  chat: typeof import('../../plugin-assets/widget/words/chat.en.json');
  conversation: typeof import('../../plugin-assets/widget/words/conversation.en.json');
  form: typeof import('../../plugin-assets/widget/words/form.en.json');
  menu: typeof import('../../plugin-assets/widget/words/menu.en.json');
  stays: typeof import('../../plugin-assets/widget/words/stays.en.json');
};

export const widgetWords = <Name extends keyof Catalogs>(name: Name, locale: Locale): Catalogs[Name] =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.${locale}.json`), 'utf8')) as Catalogs[Name];

/** Every catalog of a language in one list, as the widget joins them. */
export const allWidgetWords = (locale: Locale): Record<string, unknown> =>
  Object.assign(
    {},
    ...readdirSync(FOLDER)
      .filter((file) => file.endsWith(`.${locale}.json`))
      .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as object),
  ) as Record<string, unknown>;
