import { render } from 'preact';
import { makeApp } from './app/app.ts';
import { AppContext } from './app/use-app.ts';
import { Root } from './views/shell/root.tsx';
import { consoleLocale, loadWords } from './words/word-lists.ts';

const RETRY_MS = 2_000;

const show = async (place: HTMLElement): Promise<void> => {
  const locale = consoleLocale(null);
  const words = await loadWords(locale).catch(() => null);
  if (words === null) return void setTimeout(() => void show(place), RETRY_MS);
  render(
    <AppContext.Provider value={makeApp()}>
      <Root first={{ locale, words }} />
    </AppContext.Provider>,
    place,
  );
};

const place = document.getElementById('app');
if (place !== null) void show(place);
