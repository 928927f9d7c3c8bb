import { useEffect, useState } from 'preact/hooks';
import { fill, plural } from '../../../shared/translate.ts';
import { hrefOf, type Route, type ShopTab } from '../../app/router.ts';
import { useApp, useAppState, usePreferences, useSpeech, useWaitingConnection } from '../../app/use-app.ts';
import {
  isConsultant,
  shopsFullOfFiles,
  shopsNotCollecting,
  shopsUndecided,
  shopsWithoutNotice,
} from '../../state/select.ts';
import { MentionStrips } from '../notes/mention-strips.tsx';
import { Strip } from './strip.tsx';

const LineStrip = () => {
  const { words } = useSpeech();
  const app = useApp();
  const connection = useAppState(({ connection: line, isOutdated }) =>
    isOutdated && (line === 'online' || line === 'polling') ? 'outdated' : line,
  );
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    setIsLate(false);
    if (connection === 'online') return undefined;
    // Hide short interruptions.
    const timer = setTimeout(() => setIsLate(true), connection === 'connecting' ? 3000 : 1000);
    return () => clearTimeout(timer);
  }, [connection]);
  if (connection === 'online' || !isLate) return null;
  if (connection === 'outdated') {
    return (
      <Strip tone="note" icon="reload" text={words.line.outdated}>
        <button type="button" class="button small" onClick={() => location.reload()}>
          {words.line.reload}
        </button>
      </Strip>
    );
  }
  if (connection === 'stopped') {
    return (
      <Strip tone="bad" icon="warn" text={words.line.stopped}>
        <button type="button" class="button small" onClick={() => app.live.start()}>
          {words.line.connect}
        </button>
      </Strip>
    );
  }
  return <Strip tone="note" icon="reload" text={words.line[connection]} />;
};

const SoundStrip = () => {
  const { words } = useSpeech();
  const { sound } = useApp();
  const [preferences] = usePreferences();
  const mayBeHere = useAppState((state) => isConsultant(state.me) && state.presence === 'here');
  const [isLocked, setIsLocked] = useState(false);
  useEffect(() => {
    const look = () => setIsLocked(sound.isLocked());
    const timer = setTimeout(look, 1500);
    sound.onChange(look);
    return () => clearTimeout(timer);
  }, [sound]);
  if (!isLocked || !preferences.isSoundOn || !mayBeHere) return null;
  return (
    <Strip tone="plain" icon="mute" text={words.sound.locked}>
      <button type="button" class="button small" onClick={() => void sound.unlock()}>
        {words.sound.unlock}
      </button>
    </Strip>
  );
};

const WaitingConnectionStrip = () => {
  const { words } = useSpeech();
  const { waitingConnection } = useApp();
  const waiting = useWaitingConnection();
  if (waiting === null) return null;
  const { encoded, host } = waiting;
  return (
    <Strip tone="note" icon="shop" text={fill(words.connect.waiting, { host })}>
      <span class="button-row">
        <a class="button small" href={hrefOf({ view: 'connect', encoded })}>
          {words.connect.goOn}
        </a>
        <button type="button" class="button small" onClick={waitingConnection.drop}>
          {words.common.cancel}
        </button>
      </span>
    </Strip>
  );
};

/** Named shops; the rest is counted. */
const NAMED = 2;

/** A shop's own page shows details instead. */
export const Banners = ({ route }: { route: Route }) => {
  const { words, format, locale } = useSpeech();
  const silent = useAppState(shopsNotCollecting);
  const bare = useAppState(shopsWithoutNotice);
  const undecided = useAppState(shopsUndecided);
  const fullOfFiles = useAppState(shopsFullOfFiles);
  const here = route.view === 'shop' ? route.shopId : null;
  const silentElsewhere = ['shops', 'start', 'board'].includes(route.view)
    ? []
    : silent.filter((shop) => shop.id !== here);
  const unnamed = silentElsewhere.length - NAMED;
  const settingsOf = (shopId: string, tab: ShopTab) => hrefOf({ view: 'shop', shopId, tab });
  return (
    <div class="strips" role="status">
      {/* First: the strips that come by themselves, some seconds later, must not move it while somebody presses it. */}
      {route.view !== 'connect' && <WaitingConnectionStrip />}
      <LineStrip />
      <MentionStrips route={route} />
      <SoundStrip />
      {bare
        .filter((shop) => shop.id !== here)
        .map((shop) => (
          <Strip
            key={shop.id}
            tone="bad"
            icon="warn"
            isAboutShop
            text={fill(words.banner.bare, { shop: shop.name })}
          >
            <a class="button small" href={settingsOf(shop.id, 'form')}>
              {words.banner.bareFix}
            </a>
          </Strip>
        ))}
      {undecided
        .filter((shop) => shop.id !== here || (route.view === 'shop' && route.tab !== 'changes'))
        .slice(0, 2)
        .map((shop) => (
          <Strip
            key={`change ${shop.id}`}
            tone="note"
            icon="warn"
            isAboutShop
            text={fill(words.changes.banner, { shop: shop.name })}
          >
            <a class="button small" href={settingsOf(shop.id, 'changes')}>
              {words.changes.bannerFix}
            </a>
          </Strip>
        ))}
      {fullOfFiles.slice(0, NAMED).map((shop) => (
        <Strip
          key={`files ${shop.id}`}
          tone="note"
          icon="warn"
          isAboutShop
          text={fill(words.files.banner, { shop: shop.name, percent: String(shop.filesPercent) })}
        >
          <a class="button small" href={settingsOf(shop.id, 'retention')}>
            {words.files.bannerFix}
          </a>
        </Strip>
      ))}
      {silentElsewhere.slice(0, NAMED).map((shop) => (
        <Strip
          key={shop.id}
          tone="note"
          icon="warn"
          isAboutShop
          text={
            shop.closesAt === null
              ? fill(words.banner.notCollecting, { shop: shop.name })
              : fill(words.shops.leavingOn, { shop: shop.name, date: format.day(shop.closesAt) })
          }
        >
          <a class="button small" href={settingsOf(shop.id, 'account')}>
            {shop.closesAt === null ? words.banner.fix : words.shops.leavingLook}
          </a>
        </Strip>
      ))}
      {unnamed > 0 && (
        <Strip tone="note" icon="warn" isAboutShop text={plural(locale, words.shops.moreSilent, unnamed)}>
          <a class="button small" href={hrefOf({ view: 'shops' })}>
            {words.shops.moreLook}
          </a>
        </Strip>
      )}
    </div>
  );
};
