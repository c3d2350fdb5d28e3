import { Alert, Badge, Box, Button, Group, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Capability } from '@tandem/rules';
import { capabilities } from '@tandem/rules';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import type { SharePreview } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { wordsOfCode } from '../../shared/problems/index.ts';
import { OrganizationChip } from '../../shared/ui/index.ts';
import { joiningTexts } from './texts.ts';

/** Those that this page has words for, in the order of the table; one that only a newer server knows is left out. */
const known = (names: readonly string[]): Capability[] => capabilities.filter((name) => names.includes(name));

/** Who invites whom to what, what one's organization will and will not be able to do, and the one decision. */
export function ShareOffer({
  preview,
  busy,
  onConfirm,
}: {
  readonly preview: SharePreview;
  readonly busy: boolean;
  readonly onConfirm: (organizationId: string) => unknown;
}) {
  const t = useTexts(joiningTexts);
  const { project, host, will, willNot, organizations, requiresApproval } = preview;
  const possible = organizations.filter(({ refusal }) => refusal === null);
  const [chosen, setChosen] = useState<string | null>(
    possible.length === 1 ? (possible[0]?.id ?? null) : null,
  );
  return (
    <Stack>
      <Group gap="xs">
        <OrganizationChip organization={host} size={28} nameHidden />
        <Text size="lg" style={{ flex: 1 }}>
          {t('invites', { host: host.name, project: project.name })}
        </Text>
      </Group>
      <Group gap={6} aria-label={t('labels')} role="group">
        {project.labels.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noLabels')}
          </Text>
        )}
        {project.labels.map(({ name, color }) => (
          <Badge
            key={name}
            variant="default"
            tt="none"
            fw={500}
            leftSection={
              <Box w={10} h={10} bg={color} style={{ borderRadius: 3 }} component="span" display="block" />
            }
          >
            {name}
          </Badge>
        ))}
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
        <Abilities
          title={t('will')}
          items={known(will).map((name) => t(`can_${name}`))}
          icon={<IconCheck size={16} aria-hidden color="var(--status-done)" />}
        />
        <Abilities
          title={t('willNot', { host: host.name })}
          items={known(willNot).map((name) => t(`can_${name}`))}
          icon={<IconMinus size={16} aria-hidden color="var(--mantine-color-dimmed)" />}
        />
      </SimpleGrid>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) void onConfirm(chosen);
        }}
      >
        <Stack>
          <Radio.Group label={t('forOrganization')} value={chosen} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {organizations.map(({ id, name, refusal }) => {
                const why = refusal === null ? undefined : wordsOfCode(refusal);
                return (
                  <Radio
                    key={id}
                    value={id}
                    disabled={refusal !== null}
                    label={<OrganizationChip organization={{ id, name }} />}
                    description={why && `${why.title} ${why.action}`}
                  />
                );
              })}
            </Stack>
          </Radio.Group>
          {requiresApproval && <Alert color="yellow">{t('needsApproval', { host: host.name })}</Alert>}
          <Text size="sm" c="dimmed">
            {t('youBecome')}
          </Text>
          <Button type="submit" size="md" loading={busy} disabled={chosen === null}>
            {requiresApproval ? t('confirmRequest', { host: host.name }) : t('confirm')}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}

function Abilities({
  title,
  items,
  icon,
}: {
  readonly title: string;
  readonly items: readonly string[];
  readonly icon: React.ReactNode;
}) {
  return (
    <Box component="section">
      <Title order={2} size="h4" mb={6}>
        {title}
      </Title>
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map((item) => (
          <Group key={item} component="li" gap={8} wrap="nowrap" align="flex-start">
            <Box pt={2}>{icon}</Box>
            <Text size="sm">{item}</Text>
          </Group>
        ))}
      </Stack>
    </Box>
  );
}
