import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ProjectView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { peopleTexts } from './texts.ts';
import type { BarView } from './use-bars.ts';

/** Who is barred and why: all of them for the host's managers, their own people for a partner's. */
export function BarsList({
  project: { side },
  bars,
}: {
  readonly project: ProjectView;
  readonly bars: readonly BarView[];
}) {
  const t = useTexts(peopleTexts);
  const { date } = useFormat();
  const params = useInProject();
  const lifting = useCommand('liftBar', {
    onDone: (_, { params: { barId } }) =>
      tellDone(t('lifted', { name: bars.find(({ id }) => id === barId)?.person.name ?? '' })),
  });
  if (bars.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="bars" mt="xl">
      <Title order={2} id="bars">
        {t('bars')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(`barsText_${side}`)}
      </Text>
      <Stack gap={0} component="ul" p={0} m={0}>
        {bars.map(({ id, person, organization, reason, since }) => (
          <Group
            key={id}
            component="li"
            justify="space-between"
            align="flex-start"
            gap="sm"
            py="xs"
            style={{ borderTop: '1px solid var(--mantine-color-default-border)', listStyle: 'none' }}
          >
            <Box miw={0} flex="1 1 220px">
              <Group gap={8}>
                <Text size="sm" fw={550}>
                  {person.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('barSince', { organization: organization.name, date: date(since) })}
                </Text>
              </Group>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {reason}
              </Text>
            </Box>
            {side === 'host' && (
              <Button
                variant="default"
                size="xs"
                loading={lifting.isPending && lifting.variables.params.barId === id}
                onClick={() => lifting.mutate({ params: { ...params, barId: id } })}
                aria-label={t('liftOf', { name: person.name })}
              >
                {t('lift')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Box>
  );
}
