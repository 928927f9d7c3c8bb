import { Icon, type IconName } from '../../parts/icon.tsx';

export const Strip = ({
  tone,
  icon,
  text,
  isAboutShop = false,
  children,
}: {
  tone: 'plain' | 'note' | 'bad';
  icon: IconName;
  text: string;
  isAboutShop?: boolean;
  children?: preact.ComponentChildren;
}) => (
  <div class={isAboutShop ? `strip strip-${tone} strip-shop` : `strip strip-${tone}`}>
    <Icon name={icon} size={18} />
    <p>{text}</p>
    {children}
  </div>
);
