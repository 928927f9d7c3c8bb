import { render } from 'preact';
import { makeApp } from './app/app.ts';
import { AppContext } from './app/use-app.ts';
import { Root } from './views/shell/root.tsx';

const place = document.getElementById('app');
if (place !== null) {
  render(
    <AppContext.Provider value={makeApp()}>
      <Root />
    </AppContext.Provider>,
    place,
  );
}
