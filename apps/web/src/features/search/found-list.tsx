import { Text } from '@mantine/core';
import { IconFile, IconPhoto, IconStack2 } from '@tabler/icons-react';
import { useTexts } from '../../shared/i18n/index.ts';
import type { Found, Kind } from './found.ts';
import { kinds } from './found.ts';
import classes from './search.module.css';
import { searchTexts } from './texts.ts';

const icons: Readonly<Record<Kind, typeof IconFile>> = {
  pages: IconFile,
  projects: IconStack2,
  images: IconPhoto,
};

/** What was found, by kind; the field above keeps the focus. */
export function FoundList({
  id,
  found,
  active,
  optionId,
  onOpen,
}: {
  readonly id: string;
  readonly found: readonly Found[];
  readonly active: number;
  readonly optionId: (index: number) => string;
  readonly onOpen: (one: Found) => void;
}) {
  const t = useTexts(searchTexts);
  const numbered = found.map((one, index) => ({ one, index }));
  return (
    <div id={id} role="listbox" aria-label={t('title')} className={classes['list']}>
      {kinds.map((kind) => {
        const some = numbered.filter(({ one }) => one.kind === kind);
        if (some.length === 0) return null;
        const Icon = icons[kind];
        return (
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
            <div id={`${id}-${kind}`} className={classes['kind']} role="presentation">
              {t(kind)}
            </div>
            {some.map(({ one, index }) => (
              // The keys are the field's.
              <div
                key={one.id}
                id={optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={classes['option']}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onOpen(one)}
              >
                <Icon size={16} aria-hidden />
                <span className={classes['label']}>{one.label}</span>
                {one.hint && (
                  <Text span size="sm" c="dimmed" className={classes['hint']}>
                    {one.hint}
                  </Text>
                )}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
