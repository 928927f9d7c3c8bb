import { Select } from '../../parts/field.tsx';

const zonesWith = (chosen: string): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), chosen])].filter(Boolean).sort();

/** IANA list. */
export const ZoneSelect = ({
  label,
  value,
  isDisabled = false,
  onChange,
}: {
  label: string;
  value: string;
  isDisabled?: boolean;
  onChange: (zone: string) => void;
}) => (
  <Select
    label={label}
    value={value}
    options={zonesWith(value).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
    isDisabled={isDisabled}
    onChange={onChange}
  />
);
