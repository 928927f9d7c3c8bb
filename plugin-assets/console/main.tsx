import { render } from 'preact';
import { makeApp } from './app.ts';
import { AppContext } from './use-app.ts';
import { Root } from './views/root.tsx';

const place = document.getElementById('app');
if (place !== null) {
  render(
    <AppContext.Provider value={makeApp()}>
      <Root />
    </AppContext.Provider>,
    place,
  );
}
