import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadState } from '../../parts/banner.tsx';

type Work = typeof import('./install-content.tsx');

const Late = ({ view, ...props }: TabProps & { view: keyof Work }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./install-content.tsx')));
  if (loaded.data === null) {
    return <LoadState loaded={loaded} lines={8} />;
  }
  const View = loaded.data[view];
  return <View {...props} />;
};

export const InstallTab = (props: TabProps) => <Late {...props} view="InstallWork" />;
export const StartInstall = (props: TabProps) => <Late {...props} view="StartWork" />;
