import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

export const LateSearch = () => {
  const loaded = useLoaded('', () => loadLate(() => import('./search-page.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={6} />;
  const { SearchPage } = loaded.data;
  return <SearchPage />;
};

export const LatePalette = (props: { onClose: () => void; onHelp: () => void }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./palette.tsx')));
  if (loaded.data === null) return null;
  const { Palette } = loaded.data;
  return <Palette {...props} />;
};
