import { Accordion, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { settingsTexts } from './texts.ts';

/** Closed until asked for; what is in it is asked for then. */
export function AdvancedSection({ children }: { readonly children: ReactNode }) {
  const t = useTexts(settingsTexts);
  return (
    <Accordion order={2} variant="contained" my="xl">
      <Accordion.Item value="advanced">
        <Accordion.Control>
          <Text component="span" size="xl" fw={650}>
            {t('advanced')}
          </Text>
          <Text component="span" size="sm" c="dimmed" display="block" fw={400}>
            {t('advancedText')}
          </Text>
        </Accordion.Control>
        <Accordion.Panel>{children}</Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
