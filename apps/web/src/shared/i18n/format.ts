import { useTranslation } from 'react-i18next';
import { i18n } from './texts.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Numbers, dates and spans of time as the reader writes them. */
export function formatIn(language: string) {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const span = (value: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  return {
    number: (value: number) => number.format(value),
    percent: (value: number) => percent.format(value),
    date: (value: string | Date) => date.format(new Date(value)),
    dateTime: (value: string | Date) => dateTime.format(new Date(value)),
    /** With the day of the week. */
    day: (value: string | Date) => weekday.format(new Date(value)),
    time: (value: string | Date) => time.format(new Date(value)),
    list: (parts: readonly string[]) => list.format(parts),
    compare: collator.compare,
    bytes(value: number) {
      const [unit, size] =
        value < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        maximumFractionDigits: 1,
      }).format(value / size);
    },
    /** "3 hours ago", "in 2 days". */
    ago(value: string | Date, now: Date = new Date()) {
      const milliseconds = new Date(value).getTime() - now.getTime();
      const size = Math.abs(milliseconds);
      if (size < minute) return relative.format(Math.round(milliseconds / second), 'second');
      if (size < hour) return relative.format(Math.round(milliseconds / minute), 'minute');
      if (size < day) return relative.format(Math.round(milliseconds / hour), 'hour');
      return relative.format(Math.round(milliseconds / day), 'day');
    },
    /** "14 min", "3 days": how long something lasts. */
    lasting(milliseconds: number) {
      if (milliseconds < minute) return span(Math.max(0, Math.round(milliseconds / second)), 'second');
      if (milliseconds < hour) return span(Math.round(milliseconds / minute), 'minute');
      if (milliseconds < 2 * day) return span(Math.round(milliseconds / hour), 'hour');
      return span(Math.round(milliseconds / day), 'day');
    },
  };
}
export type Format = ReturnType<typeof formatIn>;

const known = new Map<string, Format>();

export function useFormat(): Format {
  const { i18n: used } = useTranslation(undefined, { i18n });
  const format = known.get(used.language) ?? formatIn(used.language);
  known.set(used.language, format);
  return format;
}
