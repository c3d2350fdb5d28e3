import { CheckIcon, ColorSwatch, Group, Input, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import classes from './colour-field.module.css';
import { labelTexts } from './texts.ts';

/** A colour of one's own, or one that is suggested. */
export function ColourField({
  value,
  suggested,
  onChange,
}: {
  readonly value: string;
  readonly suggested: readonly string[];
  readonly onChange: (colour: string) => void;
}) {
  const t = useTexts(labelTexts);
  const id = useId();
  return (
    <Input.Wrapper
      label={t('colour')}
      id={id}
      description={t('colourHint')}
      inputWrapperOrder={['label', 'description', 'input']}
    >
      <Group gap={6} mt={6} wrap="nowrap" align="flex-start">
        <TextInput
          id={id}
          type="color"
          w={56}
          flex="none"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          classNames={{ input: classes['own'] }}
        />
        <Group gap={6} role="group" aria-label={t('suggested')}>
          {suggested.map((colour) => (
            <ColorSwatch
              key={colour}
              component="button"
              type="button"
              color={colour}
              size={26}
              radius="sm"
              onClick={() => onChange(colour)}
              aria-label={colour}
              aria-pressed={colour === value}
              className={classes['swatch']}
            >
              {colour === value && <CheckIcon size={12} color="#fff" className={classes['check']} />}
            </ColorSwatch>
          ))}
        </Group>
      </Group>
    </Input.Wrapper>
  );
}
