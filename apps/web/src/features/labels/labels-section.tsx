import { Box, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LabelView } from '../../shared/api/index.ts';
import { read, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { Section } from '../../shared/ui/index.ts';
import { AddLabel } from './add-label.tsx';
import { DeleteLabel } from './delete-label.tsx';
import { labelTexts } from './texts.ts';

/** The labels, for those who add and delete them. */
export function LabelsSection() {
  const t = useTexts(labelTexts);
  return (
    <Section title={t('title')} description={t('text')}>
      <Labels />
    </Section>
  );
}

function Labels() {
  const t = useTexts(labelTexts);
  const params = useInProject();
  const { data, error, refetch } = useQuery(read('listLabels', { params }));
  if (error && !data) return <ProblemPanel error={error} retry={refetch} />;
  if (!data) return <Skeleton h={96} />;
  return (
    <Stack align="flex-start">
      {data.rows.length === 0 ? (
        <Text size="sm">{t('none')}</Text>
      ) : (
        <Box component="ul" p={0} m={0} w="100%">
          {data.rows.map((label) => (
            <LabelRow key={label.id} label={label} />
          ))}
        </Box>
      )}
      <AddLabel labels={data.rows} />
    </Stack>
  );
}

function LabelRow({ label }: { readonly label: LabelView }) {
  const t = useTexts(labelTexts);
  const { name, color, type, attributes } = label;
  return (
    <Group
      component="li"
      wrap="nowrap"
      gap="sm"
      mih={36}
      py={4}
      style={{ borderBottom: '1px solid var(--mantine-color-default-border)', listStyle: 'none' }}
    >
      <Box
        aria-hidden
        w={16}
        h={16}
        style={{ flex: 'none', borderRadius: 4, background: color, boxShadow: 'inset 0 0 0 1px #0003' }}
      />
      <Box miw={0} flex={1}>
        <Group gap="xs">
          <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`type_${type}`)}
          </Text>
        </Group>
        {attributes.map((attribute) => (
          <Text key={attribute.name} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('attributeLine', { name: attribute.name, values: attribute.values.join(t('comma')) })}
          </Text>
        ))}
      </Box>
      <DeleteLabel label={label} />
    </Group>
  );
}
